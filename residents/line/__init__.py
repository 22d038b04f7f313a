"""Letters by LINE (LINEで受け取る): a number shown here is sent to the town's account, and so the account is known."""
