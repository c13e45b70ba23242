# The mail that wakes a duty officer. Plain text; no word of the report ever stands here.
mail-alarm-greeting = { $name }, bei { $node } läutet ein Alarm.
mail-alarm-what =
    Was: { $kind }
    Priorität: { $priority }
    Meldung: { $reference }
    Seit: { $since }
mail-alarm-link =
    Übernehmen Sie ihn mit diesem Link und dem Knopf dahinter:
    { $url }
mail-alarm-why =
    Den Link zu öffnen, übernimmt noch nichts. Das tut erst der Knopf.
    Bis jemand den Alarm übernimmt, wird alle paar Minuten erneut alarmiert.
    Sie bekommen diese E-Mail, weil Sie Dienst haben oder weil niemand im Dienst erreichbar war.
