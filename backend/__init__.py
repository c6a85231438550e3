"""Mooring's server: the console's files and the reference backend behind api/openapi.yaml."""
