### Words that several rooms share: what happened, states, outcomes, sectors, dates.

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
moment = { $day } { $month } { $year } à { $time } UTC

reference = Référence
filed-at = Reçu le
priority = Priorité
priority-emergency = Urgence
priority-high = Haute
priority-normal = Normale
priority-low = Basse

## What happened: the fourteen pictures

happening-money = On me prend de l’argent
happening-account = Quelqu’un est entré dans mon compte
happening-message = Un courriel, SMS, appel ou lien suspect
happening-ransom = Des fichiers sont verrouillés et on demande une rançon
happening-malware = Un appareil se comporte bizarrement
happening-down = Un site ou un service est submergé ou inaccessible
happening-defaced = Un site affiche ce que son propriétaire n’a pas écrit
happening-leak = Des données sont volées ou accessibles à tous
happening-intrusion = Quelqu’un est dans notre système
happening-impersonation = Quelqu’un se fait passer pour une personne ou une entreprise
happening-sabotage = Des machines ou des appareils médicaux s’arrêtent ou fonctionnent mal
happening-weakness = J’ai trouvé une faille de sécurité
happening-abuse = Menaces, chantage, harcèlement
happening-unknown = Autre chose, ou je ne sais pas

## States and outcomes

state-new = Nouveau
state-taken = Pris en charge
state-closed = Clos
outcome-resolved = L’attaque a été arrêtée, ou les dégâts réparés.
outcome-advised = Nous avons donné des conseils. La suite vous appartient.
outcome-referred = Un autre service a pris le relais. Son nom est dans le dernier message.
outcome-no-attack = Ce n’était pas une attaque.
outcome-unresolved = Il n’a pas été possible d’en savoir plus.

## Sectors (Directive (EU) 2022/2555, Annexes I and II, and our own)

sector-electricity = Électricité
sector-district-heating-and-cooling = Réseaux de chaleur et de froid
sector-oil = Pétrole
sector-gas = Gaz
sector-hydrogen = Hydrogène
sector-air = Transport aérien
sector-rail = Transport ferroviaire
sector-water = Navigation et ports
sector-road = Transport routier
sector-banking = Banques
sector-financial = Bourse et marchés financiers
sector-health = Santé : hôpitaux, cabinets, laboratoires
sector-drinking-water = Eau potable
sector-waste-water = Eaux usées
sector-digital-infrastructure = Internet et télécommunications
sector-ict-services = Services informatiques aux entreprises
sector-public-administration = Administration publique
sector-space = Espace
sector-courier = Poste et coursiers
sector-waste-management = Gestion des déchets
sector-chemical = Produits chimiques
sector-food = Alimentation
sector-medical-devices-subsector = Fabrication de dispositifs médicaux
sector-electronic-optical-subsector = Fabrication d’ordinateurs et d’électronique
sector-electrical-equipment-subsector = Fabrication de matériel électrique
sector-machine-tool-subsector = Fabrication de machines
sector-vehicle-manufacturing-subsector = Construction automobile
sector-other-transport-equipment-subsector = Construction de navires, de trains ou d’avions
sector-digital-providers = Boutiques en ligne, moteurs de recherche, réseaux sociaux
sector-research = Recherche
sector-nuclear = Installation nucléaire
sector-citizen = Particulier
sector-sme = Petite entreprise
sector-other = Autre chose
