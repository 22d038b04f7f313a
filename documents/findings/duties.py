"""Who may do what."""

LOOK = "document_findings.view_examination"
JUDGE = "document_findings.add_judgement"
