"""Who may do what."""

SEE = "events.view_supportrequest"
CHANGE = "events.change_supportrequest"
FIGURES = "event_support.view_supporttally"
