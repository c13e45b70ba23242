### Words that several rooms share: what happened, states, outcomes, sectors, dates.

month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
moment = { $day }. { $month } { $year }, { $time } Uhr UTC

reference = Aktenzeichen
filed-at = Eingegangen
priority = Priorität
priority-emergency = Notfall
priority-high = Hoch
priority-normal = Normal
priority-low = Niedrig

## What happened: the fourteen pictures

happening-money = Mir wird Geld gestohlen
happening-account = Jemand ist in meinem Konto
happening-message = Verdächtige E-Mail, SMS, Anruf oder Link
happening-ransom = Dateien sind gesperrt, Lösegeld wird verlangt
happening-malware = Ein Gerät verhält sich seltsam
happening-down = Eine Website oder ein Dienst ist überflutet oder nicht erreichbar
happening-defaced = Eine Website zeigt etwas, das nicht vom Eigentümer ist
happening-leak = Daten wurden gestohlen oder liegen offen
happening-intrusion = Jemand ist in unserem System
happening-impersonation = Jemand gibt sich als Person oder Firma aus
happening-sabotage = Maschinen oder medizinische Geräte stehen oder arbeiten falsch
happening-weakness = Ich habe eine Sicherheitslücke gefunden
happening-abuse = Drohungen, Erpressung, Belästigung
happening-unknown = Etwas anderes, oder ich weiß es nicht

## States and outcomes

state-new = Neu
state-taken = In Arbeit
state-closed = Abgeschlossen
outcome-resolved = Der Angriff wurde gestoppt, oder der Schaden ist behoben.
outcome-advised = Wir haben Rat gegeben. Die nächsten Schritte liegen bei Ihnen.
outcome-referred = Eine andere Stelle hat übernommen. Welche, steht in der letzten Nachricht.
outcome-no-attack = Es war kein Angriff.
outcome-unresolved = Mehr ließ sich nicht herausfinden.

## Sectors (Directive (EU) 2022/2555, Annexes I and II, and our own)

sector-electricity = Strom
sector-district-heating-and-cooling = Fernwärme und Fernkälte
sector-oil = Öl
sector-gas = Gas
sector-hydrogen = Wasserstoff
sector-air = Luftverkehr
sector-rail = Bahn
sector-water = Schifffahrt und Häfen
sector-road = Straßenverkehr
sector-banking = Banken
sector-financial = Börse und Finanzmärkte
sector-health = Gesundheit: Krankenhäuser, Praxen, Labore
sector-drinking-water = Trinkwasser
sector-waste-water = Abwasser
sector-digital-infrastructure = Internet und Telekommunikation
sector-ict-services = IT-Dienste für Unternehmen
sector-public-administration = Öffentliche Verwaltung
sector-space = Weltraum
sector-courier = Post und Kuriere
sector-waste-management = Abfallwirtschaft
sector-chemical = Chemie
sector-food = Lebensmittel
sector-medical-devices-subsector = Herstellung von Medizinprodukten
sector-electronic-optical-subsector = Herstellung von Computern und Elektronik
sector-electrical-equipment-subsector = Herstellung von Elektrogeräten
sector-machine-tool-subsector = Maschinenbau
sector-vehicle-manufacturing-subsector = Fahrzeugbau
sector-other-transport-equipment-subsector = Bau von Schiffen, Zügen oder Flugzeugen
sector-digital-providers = Onlineshops, Suchmaschinen, soziale Netzwerke
sector-research = Forschung
sector-nuclear = Kerntechnische Anlage
sector-citizen = Privatperson
sector-sme = Kleines Unternehmen
sector-other = Etwas anderes
