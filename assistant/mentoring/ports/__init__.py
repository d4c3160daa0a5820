"""What the services need from the world; fakes and real stores pass the same contract suites."""
