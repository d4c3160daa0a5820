"""The coordinator's desk: web pages behind a login, in a process of their own."""
