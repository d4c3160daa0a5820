"""One file per messaging channel, all on the verified base in `base`."""
