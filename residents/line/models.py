"""Numbers that wait to be sent to the town's LINE account, and what that account has told us already."""

from django.db import models


class LinkCode(models.Model):
    """One number, shown once. Kept as a hash; whoever sends it in time is reached by LINE from then on."""

    resident = models.OneToOneField("residents.Resident", on_delete=models.CASCADE, related_name="+")
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.pk}"


class Heard(models.Model):
    """An event of the webhook that was dealt with. LINE sends one again when our answer was late; so may others."""

    # A hash of LINE's own number for it; nothing of what was written or by whom.
    event_hash = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.pk}"
