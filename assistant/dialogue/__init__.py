"""What plugs into Rasa's dialogue engine: the journey policy, the tracker store, in-process actions."""
