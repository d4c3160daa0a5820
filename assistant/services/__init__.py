"""One module per thing a person wants done; each talks to the world through `mentoring.ports`."""
