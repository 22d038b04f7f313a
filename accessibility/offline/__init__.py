"""Reading and writing without a line: the service worker, and the page that tells what a device keeps."""
