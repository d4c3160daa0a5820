"""What plugs into Rasa's dialogue engine: journey policy, tracker store, local actions."""
