// Notices of the town on this device (web push): shown also while no page is open, opened by one press.
self.addEventListener("push", (event) => {
  const { title, body, tag, address } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, { body, tag, data: address }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data));
});
