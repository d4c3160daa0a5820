"""The directory and the people's rows in SQL, and the files they are imported from."""
