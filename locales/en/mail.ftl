# The mail that wakes a duty officer. Plain text; no word of the report ever stands here.
mail-alarm-greeting = { $name }, an alarm is ringing at { $node }.
mail-alarm-what =
    What: { $kind }
    How urgent: { $priority }
    Report: { $reference }
    Since: { $since }
mail-alarm-link =
    Take it with this link and the button behind it:
    { $url }
mail-alarm-why =
    Opening the link takes nothing; only the button does.
    Until somebody takes the alarm, people are called again every few minutes.
    You get this mail because you are on duty, or because nobody who is on duty could be reached.
