"""ほかの形で ほしい: a document in another form, by post, e-mail, telephone or over the counter."""
