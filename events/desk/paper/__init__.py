"""Reply cards (返信用紙) for one session: printed with a code, ticked at a kitchen table, keyed in at the desk."""
