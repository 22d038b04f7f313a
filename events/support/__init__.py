"""Support requests (配慮の申し出) as cases: from asked to delivered, with an owner, a day, a history and an answer."""
