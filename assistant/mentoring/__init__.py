"""The pure heart: mentees, mentors, matching and the journey, on the standard library alone."""
