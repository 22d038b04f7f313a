"""The form in which staff edit an event. It keeps sessions that somebody holds a place at."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from events.details.form import DetailsForm
from events.editing.sessions_panel import is_translation


class EventPageForm(DetailsForm, WagtailAdminPageForm):
    """Says in words why a session cannot be removed, where the database would only refuse."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_translation(self.instance):
            self.formsets.pop("sessions", None)

    def clean(self) -> dict[str, Any]:
        """Check what goes across fields and sessions."""
        cleaned: dict[str, Any] = super().clean()
        sessions = self.formsets.get("sessions")
        if sessions is None:
            return cleaned
        self._keep_sessions_with_registrations(sessions)
        for form in sessions.forms:
            if form not in sessions.deleted_forms:
                self._check_times(form)
        return cleaned

    def _keep_sessions_with_registrations(self, sessions: Any) -> None:
        kept = {form.instance.pk for form in sessions.forms if form not in sessions.deleted_forms}
        if not self.instance.pk:
            return
        booked = type(self.instance).sessions.rel.related_model.objects.filter(
            page_id=self.instance.pk, registrations__isnull=False
        )
        for session in booked.exclude(pk__in=kept - {None}).distinct():
            day = timezone.localtime(session.starts_at)
            self.add_error(
                None,
                _(
                    "%(month)d月%(day)d日の回には申し込みがあるので、消せません。"
                    "取りやめるときは、回を残して「状態」を「中止」にしてください。"
                )
                % {"month": day.month, "day": day.day},
            )

    def _check_times(self, form: Any) -> None:
        starts, ends = form.cleaned_data.get("starts_at"), form.cleaned_data.get("ends_at")
        if starts and ends and ends <= starts:
            form.add_error("ends_at", _("終わりの時刻を、始まりの時刻より後にしてください。"))
