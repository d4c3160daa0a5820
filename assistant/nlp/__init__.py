"""Understanding: the Rasa components of `config.yml` and the vocabularies they read."""
