"""The claims of a reading as a picture and as text: what supports, attacks and relates to what."""
