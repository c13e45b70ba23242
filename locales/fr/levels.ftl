### En combien de temps nous répondons, essais de tout le chemin, et ce que le nœud signale de lui-même.

link-levels = Nos délais de réponse
levels-title = En combien de temps nous répondons
levels-lead = De l’instant où un signalement est conservé jusqu’à l’appel de quelqu’un, jusqu’à ce qu’une personne ait l’alarme, et jusqu’à notre réponse. Chacun peut vérifier ces chiffres.
levels-empty = Aucun signalement n’a encore été compté. Dès que les premiers mois seront passés, leurs délais figureront ici.
levels-month = { $month } { $year }
levels-s = { $a } s
levels-min = { $a } min
levels-min-s = { $a } min { $b } s
levels-h = { $a } h
levels-h-min = { $a } h { $b } min
levels-d = { $a } j
levels-d-h = { $a } j { $b } h
levels-percent = { $n } %
levels-none = aucun
levels-few = trop peu pour le dire
levels-measure-called = Quelqu’un est appelé
levels-measure-called-note = Signalements qui sonnent aussitôt : jusqu’au départ du premier appel.
levels-measure-acknowledged = Une personne a l’alarme
levels-measure-acknowledged-note = Signalements qui sonnent aussitôt : jusqu’à ce que quelqu’un ait dit « c’est pour moi ».
levels-measure-answered = Nous répondons
levels-measure-answered-note = Tous les signalements : jusqu’à la première réponse de la permanence.
levels-key = La barre foncée s’arrête là où la moitié des signalements étaient traités, la claire là où neuf sur dix l’étaient. L’échelle va des secondes aux jours.
levels-by-month = Mois
levels-by-part = Voies et langues
levels-col-month = Mois
levels-col-channel = Voie
levels-col-language = Langue
levels-reports = Signalements
levels-rang = Ont sonné aussitôt
levels-median = la moitié en
levels-p90 = 9 sur 10 en
levels-worst = le plus long
levels-answered-share = Répondus
levels-parts = { $month } en détail
levels-parts-note = Choisissez un autre mois dans le tableau ci-dessus.
levels-channel-page = Page web
levels-channel-api = Machines et programmes
levels-channel-mail = Courriel
levels-channel-phone = Téléphone
levels-channel-feed = Flux
levels-channel-node = Le nœud lui-même
levels-how-title = Comment c’est compté
levels-how-counted = D’après les { $entries } premières entrées du journal, où chaque étape est notée et que personne ne peut modifier ensuite. Compté le :
levels-how-without = Les essais, et ce que le nœud signale de lui-même, ne comptent pas. Un signalement compte dans le mois où il est arrivé (UTC).
levels-how-rounded = Les durées sont arrondies vers le haut, d’un dixième au plus : à la seconde, puis à la minute, à l’heure et au jour.
levels-how-few = Les groupes de moins de { $least } signalements ne sont pas décrits, pour que personne ne puisse deviner de qui ils venaient. Ils comptent dans les groupes plus grands. Si un seul groupe était caché, le plus petit des autres l’est aussi.
levels-check-title = Vérifiez vous-même
levels-check = Les mêmes chiffres pour les machines, et signés avec la clé du journal :

test-mark = Essai
test-mark-note = Déposé par une veille pour essayer tout le chemin. Ne compte nulle part.
desk-test-key-title = Une clé pour les essais
desk-test-key-note = Tout ce qui est déposé avec elle est marqué comme essai, ne compte nulle part et n’appelle que l’adresse ci-dessous. « stormbell watch » s’en sert, sur une autre machine, pour essayer tout le chemin.
desk-test-key-mail = Adresse électronique appelée
desk-test-key-hook = Ou l’adresse d’un webhook
desk-test-key-hook-once = Les webhooks de cette veille sont signés avec cette clé. Elle est affichée une seule fois :
desk-test-key-hook-key = Clé du webhook
desk-test-key-give = Donner une clé pour les essais
desk-test-key = pour les essais
desk-door-node = Le nœud lui-même
desk-door-neighbour = Un voisin du réseau

own-report = { $sentence }

    { $remedy }

    Depuis { $since }. Ce signalement a été écrit par le nœud sur lui-même. Son alarme sonne jusqu’à ce que quelqu’un la prenne.
own-report-over = C’est terminé depuis { $at }. Voyez s’il reste quelque chose à faire, puis fermez ce signalement.
own-report-again = C’est revenu, depuis { $at }.
desk-trouble-nobody-to-call = Personne ne peut être appelé : aucun membre habilité à prendre les alarmes n’est de service avec une adresse.
desk-trouble-nobody-to-call-next = Mettez de service quelqu’un qui a une adresse, ou indiquez une adresse pour une personne de service. D’ici là, les alarmes ne sonnent qu’à la permanence ouverte.
desk-reason-node-trouble = Le nœud lui-même a un problème
desk-reason-neighbour-says = Un voisin le dit
neighbour-withdrawn = Le voisin a retiré ceci. Il ne faut plus l’utiliser.
neighbour-superseded = Le voisin l’a dit à nouveau. Les mots plus récents sont parmi ce qui est venu.
neighbour-erased = Le voisin l’a fait détruire : les mots ne sont plus ici.
neighbour-asks = Personne ne répond pour {$reference} : appelez nos collègues
neighbour-taken = Une alarme a été prise en charge : {$reference}
