"""Asking a voice that lives behind an address, in another program or at somebody else's."""

import http.client

from accessibility.outside import Question, answer_to, problem_of
from accessibility.speech.engines import SpeechError

# A long sentence on a slow machine takes a voice of this kind some seconds. Two questions stay within a worker's claim
# on a sentence (claims.CLAIM_LASTS).
LONGEST_WAIT = 50.0
# An hour of sound; whoever sends more has misunderstood.
LARGEST = 700_000_000


def answer(question: Question) -> bytes:
    """What came back; every way of not answering is a ``SpeechError`` with its reason."""
    if wrong := problem_of(question.address):
        raise SpeechError(wrong)
    try:
        status, content = answer_to(question, largest=LARGEST)
    except (OSError, http.client.HTTPException) as error:
        raise SpeechError(f"{question.host} does not answer: {error or type(error).__name__}") from error
    if status != http.HTTPStatus.OK:
        said = content[:200].decode(errors="replace")
        raise SpeechError(f"{question.host} refused with {status}: {said}")
    return content
