"""Who may do what."""

SEE = "document_requests.view_case"
ADD = "document_requests.add_case"
CHANGE = "document_requests.change_case"
SET_TIMES = "document_requests.change_answertime"
