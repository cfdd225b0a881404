"""A report in words of our own, and what a desk makes of it."""

WIRE = """Bridge at Mosul closed after rain

The bridge over the river at Mosul was closed on Monday after two days of heavy rain, said an engineer of the city.

Traders on the left bank waited until noon for the ferry, which carries 40 people and two cars at a time.

"Nobody told us that the ramp had moved," said Karim Aziz, who sells onions on the market of Hamdaniya.

The works are to last three weeks, and a second bridge upstream will stay open to ambulances and bread vans.

A committee of the province counted 17 cracks in 2019 and asked for money that never came, its chairman said.

Schools on the right bank sent their pupils home by bus along the ring road, a journey of 90 minutes."""

OTHER = """Rain shuts a crossing in Mosul

Drivers in Mosul had to turn back at the river on Monday: engineers no longer trusted the oldest of its crossings.

It had rained for two days. By midday a queue of lorries reached the grain silo, and boatmen doubled their fares.

How long repairs would take was an open question in the town hall, where a report of 2019 lay on every desk."""


def cut(text: str) -> str:
    """The report as a paper prints it: the headline changed, two paragraphs gone, words and spelling changed."""
    paragraphs = text.split("\n\n")[:5]
    edited = "\n\n".join(["Closed: the bridge of Mosul", "By our correspondent", *paragraphs[1:]])
    return edited.replace("said an engineer of the city", "a city engineer said").replace("vans", "trucks")
