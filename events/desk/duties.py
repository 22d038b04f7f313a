"""Who may do what at the desk."""

SEE = "events.view_registration"
ADD = "events.add_registration"
CHANGE = "events.change_registration"
EXPORT = "events.export_registration"
SEE_ACTS = "event_desk.view_act"
