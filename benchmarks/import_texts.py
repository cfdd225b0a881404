"""Small articles of our own for the benchmarks of the Import page."""

PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>Flood {n}</title></head><body><article>"
    "<h1>Flood {n} shuts the road</h1>"
    "<p>Water covered road {n} into Tirana, Albania, on March 18, 2019, and two villages were cut off, police said.</p>"
    "<img src='data:image/png;base64,{b}'></article></body></html>"
)
"""A saved page: `n` its number, `b` a picture in base64."""
TEXT = "Water covered road {n} into Tirana, Albania, on March 18, 2019, and two villages were cut off, police said.\n"
