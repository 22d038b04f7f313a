"""The inside of the limited child process (documents.upload.limited): what a reader of strangers' files may not do.

Only the standard library is imported here: these modules run before anything else does in the child.
"""
