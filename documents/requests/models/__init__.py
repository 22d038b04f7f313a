"""Requests for a document in another form, what was promised, and what goes out every time."""

from documents.requests.models.cases import Case, Step
from documents.requests.models.orders import StandingOrder
from documents.requests.models.times import AnswerTime

__all__ = ["AnswerTime", "Case", "StandingOrder", "Step"]
