### The desk: the officers' console. Short words: they are read at three in the morning.

desk-skip = Aller au contenu
desk-menu = Rubriques
desk-nav-queue = File d’attente
desk-nav-incidents = Incidents
desk-nav-officers = Équipe
desk-nav-organisations = Organisations
desk-nav-openings = Ouvertures
desk-nav-journal = Journal
desk-nav-health = État
desk-duty-on = De permanence
desk-duty-off = Hors permanence
desk-sound-off = Cloche muette
desk-sound-on = Cloche active ici
desk-cancel = Annuler
desk-copy = Copier
desk-copied = Copié
desk-nobody = Personne
desk-reports = Signalements
desk-older = Plus anciens
desk-newest = Plus récents
desk-search = Mots, valeur ou référence
desk-search-send = Chercher
desk-search-title = Recherche
desk-search-how = Tapez des mots, une adresse ou un réseau (198.51.100.0/24), un domaine, une adresse électronique, une empreinte, une référence ou un numéro de reçu. Le signalement doit tout contenir ; majuscules et accents ne comptent pas.
desk-search-waiting = La recherche ne connaît pas encore tous les signalements. Manquent ceux reçus après
desk-search-evidence = Dans les messages et les fichiers
desk-search-left-out = La recherche trouve ce signalement par ses { $kept } premiers mots et valeurs ; elle ignore les { $left } autres.
desk-wrong = Ceci n’a pas été enregistré :
desk-keyless = Les coordonnées ne sont pas encore scellées pour vous : vous ne pouvez pas les ouvrir.
desk-keyless-next = Créer ma clé

## Moments

desk-ago-now = à l’instant
desk-ago-minutes = il y a { $n } min
desk-ago-hours = il y a { $n } h
desk-ago-days = { $n ->
    [one] il y a { $n } jour
   *[other] il y a { $n } jours
 }
desk-ago-minutes-ahead = dans { $n } min
desk-ago-hours-ahead = dans { $n } h
desk-ago-days-ahead = { $n ->
    [one] dans { $n } jour
   *[other] dans { $n } jours
 }

## Alarms

desk-alarms = Alarmes
desk-alarms-more = { $n } de plus dans la file
desk-acknowledge = Prendre en charge
desk-alarm-ringing = Alarme : personne ne l’a prise
desk-alarm-said = Nouvelle alarme { $reference } : { $what }
desk-alarm-has = Prise par { $name }
desk-alarm-lapses = sinon sonne de nouveau
desk-alarm-open = Ouvrir
desk-alarm-nobody-called = Personne n’a pu être appelé : aucun officier de permanence n’a d’adresse électronique.
desk-call-queued = envoi en cours
desk-call-accepted = accepté par le service d’envoi
desk-call-failed = échec
desk-call-no-address = pas d’adresse électronique
desk-call-acknowledged = pris en charge

## The queue

desk-filter-all = Tous
desk-filter-new = Nouveaux
desk-filter-mine = Les miens
desk-filter-taken = Pris
desk-filter-open = Ouverts
desk-filter-closed = Clos
desk-state-new = Nouveau
desk-state-taken = Pris
desk-state-closed = Clos
desk-row-unread = { $n ->
    [one] { $n } non lu
   *[other] { $n } non lus
 }
desk-row-files = { $n ->
    [one] { $n } fichier
   *[other] { $n } fichiers
 }
desk-empty-calm = Tout est calme
desk-empty-calm-next = Les nouveaux signalements s’affichent ici d’eux-mêmes. Le formulaire public :
desk-empty-new = Rien de nouveau : tous les signalements sont pris.
desk-empty-mine = Rien ne vous est attribué.
desk-empty-taken = Aucun signalement n’est en cours.
desk-empty-closed = Aucun signalement n’est encore clos.
desk-empty-all = Voir tous les signalements
desk-empty-search = Rien ne contient « { $search } »
desk-empty-search-next = Chaque mot doit être dans le signalement. Essayez avec moins de mots, ou une autre forme du mot.

## What happened, in two words

desk-happening-money = Argent volé
desk-happening-account = Compte piraté
desk-happening-message = Message suspect
desk-happening-ransom = Rançon
desk-happening-malware = Logiciel malveillant
desk-happening-down = Service en panne
desk-happening-defaced = Site modifié
desk-happening-leak = Fuite de données
desk-happening-intrusion = Intrusion
desk-happening-impersonation = Usurpation d’identité
desk-happening-sabotage = Sabotage
desk-happening-weakness = Faille
desk-happening-abuse = Menaces
desk-happening-unknown = Inconnu

desk-ongoing-now-and-it-hurts = En cours, avec dégâts
desk-ongoing-now = En cours
desk-ongoing-over = Fini
desk-ongoing-unknown = Inconnu

## One report

desk-take = Prendre
desk-answer = Répondre
desk-assign-me = Me l’attribuer
desk-close = Clore
desk-reopen = Rouvrir
desk-words = Le texte, inchangé
desk-observables = Valeurs citées par le déclarant
desk-found = Valeurs trouvées dans le texte
desk-found-personal = mène à une personne
desk-found-more = { $count } autres valeurs sont seulement signalées dans le texte.
desk-nothing-reserved = ne signifie rien : absente d’Internet, ou tirée d’un document
desk-nothing-resolver = ne signifie rien : un résolveur de noms public
desk-nothing-site = signifie peu : un très grand site
desk-nothing-check = ne signifie rien : des appareils y demandent s’ils sont en ligne
desk-nothing-empty = ne signifie rien : un fichier vide, ou présent dans tout système
desk-conversation = Conversation
desk-conversation-none = Rien n’a encore été dit. Une première réponse en quelques minutes rassure presque toujours.
desk-side-reporter = Déclarant
desk-side-desk = Permanence
desk-seen = lu
desk-unseen = pas encore lu
desk-answer-label = Réponse au déclarant ({ $lang })
desk-answer-send = Envoyer
desk-answer-note = Le déclarant la lit avec son reçu. Votre nom n’apparaît pas.
desk-answer-note-unkept = Le déclarant n’a pas confirmé qu’il a gardé le reçu : la réponse ne sera peut-être jamais lue.
desk-files = Fichiers
desk-files-none = Aucun fichier joint.
desk-media-text = Texte
desk-media-mail = Courriel
desk-media-picture = Image
desk-media-other = Fichier
desk-history = Historique
desk-facts = Faits
desk-fact-why = Raison de la priorité
desk-fact-ongoing = En cours
desk-fact-sector = Secteur
desk-fact-organisation = Organisation
desk-fact-happened = Survenu
desk-fact-filed = Reçu le
desk-fact-lang = Langue
desk-fact-door = Arrivé par
desk-fact-receipt = Reçu
desk-door-page = Site public
desk-door-api = API
desk-receipt-kept = Gardé par le déclarant
desk-receipt-unkept = Non confirmé
desk-reason-hurts-now = C’est en cours et cela fait des dégâts
desk-reason-goes-on = C’est en cours
desk-reason-protected-function = Une fonction protégée est touchée
desk-reason-harmful-kind = Ce type fait des dégâts tant qu’il dure
desk-reason-officer = Choisie par un officier (voir l’historique)
desk-reason-nothing-urgent = Rien n’y est urgent
desk-protected-patient-care = Protégé : soins aux patients
desk-protected-nuclear-safety = Protégé : sûreté nucléaire
desk-protected-energy-supply = Protégé : énergie
desk-protected-payments = Protégé : paiements
desk-protected-trading = Protégé : marchés financiers
desk-protected-water = Protégé : eau
desk-protected-transport = Protégé : transports
desk-protected-network = Protégé : réseaux
desk-assess = Évaluer
desk-assess-send = Enregistrer
desk-reason-assign-me = S’en charge
desk-field-priority = Priorité
desk-field-tlp = TLP
desk-field-kind = Type
desk-field-assigned_to = Attribué à
desk-field-reason = Motif
desk-field-text = Texte
desk-field-words = Texte
desk-field-outcome = Issue
desk-field-title = Titre
desk-field-incident = Incident
desk-field-reference = Référence
desk-field-name = Nom
desk-field-email = Adresse électronique
desk-field-lang = Langue
desk-field-role = Rôle
desk-field-label = Nom
desk-field-sector = Secteur
desk-field-recipient = Clé
desk-tlp-clear = diffusion libre
desk-tlp-green = à la communauté
desk-tlp-amber = à l’organisation et à ses clients
desk-tlp-amber-strict = à l’organisation seulement
desk-tlp-red = aux personnes présentes seulement

## Identity

desk-identity = Identité du déclarant
desk-identity-none = Le déclarant n’a pas laissé de coordonnées.
desk-identity-sealed-browser = Scellé dans le navigateur du déclarant : ce serveur ne l’a jamais vu.
desk-identity-sealed-edge = Scellé dans la mémoire de ce serveur avant l’écriture : le navigateur du déclarant n’exécutait pas de script.
desk-identity-sealed-node = Chiffré avec la clé propre du nœud : aucun officier n’avait de clé à l’arrivée.
desk-identity-reason = Pourquoi vous l’ouvrez (inscrit au journal)
desk-identity-open = Ouvrir l’identité
desk-identity-opening = Votre appareil l’ouvre…
desk-identity-needs-script = Votre appareil doit l’ouvrir lui-même. Autorisez les scripts pour cette page et réessayez.
desk-identity-field-name = Nom
desk-identity-field-email = Courriel
desk-identity-field-phone = Téléphone
desk-identity-field-other = Autre

## Incidents

desk-incident = Incident
desk-incident-open = Ouvert
desk-incident-none = Rattaché à aucun incident.
desk-incident-act = Rattacher à un incident
desk-incident-new = Ouvrir un incident
desk-incident-title = Titre
desk-incident-existing = Un incident ouvert
desk-incident-link = Rattacher
desk-incident-reports = { $n ->
    [one] { $n } signalement
   *[other] { $n } signalements
 }
desk-incident-empty = Aucun signalement n’y est rattaché.
desk-incident-add = Ajouter un signalement
desk-incident-add-send = Ajouter
desk-unlink = Détacher
desk-relink = Rattacher de nouveau
desk-link-undone = détaché
desk-timeline = Chronologie
desk-note = Note
desk-note-label = Écrire dans la chronologie
desk-note-send = Écrire
desk-empty-incidents = Aucun incident n’est ouvert
desk-empty-incidents-next = Un incident commence par un signalement : ouvrez-en un, appuyez sur i et rattachez-le à un nouvel incident.
desk-empty-incidents-closed = Aucun incident n’est encore clos

## Closing

desk-close-title = Clore { $reference }
desk-close-outcome = Comment cela a-t-il fini ?
desk-close-words = Mot de la fin au déclarant ({ $lang })
desk-close-words-incident = Mot de la fin
desk-close-look = Voir tel qu’il sera lu
desk-close-preview = Le déclarant lira
desk-close-sure = Clore avec ce texte
desk-close-back = Modifier
desk-close-also = { $n ->
    [one] Clore aussi son { $n } signalement ouvert avec le même texte
   *[other] Clore aussi ses { $n } signalements ouverts avec le même texte
 }
desk-close-also-note = { $n ->
    [one] { $n } signalement ouvert sera clos avec ce texte.
   *[other] { $n } signalements ouverts seront clos avec ce texte.
 }
desk-close-also-many = Clore avec le même texte ceux de ses { $n } signalements qui sont encore ouverts. Cela prend un moment ; vous pouvez continuer.
desk-closed-as = Clos : { $outcome }
desk-outcome-resolved = Résolu
desk-outcome-resolved-note = l’attaque est arrêtée ou les dégâts réparés
desk-outcome-advised = Conseillé
desk-outcome-advised-note = conseils donnés ; la suite appartient au déclarant
desk-outcome-referred = Transmis
desk-outcome-referred-note = à un autre service ; nommez-le dans le texte
desk-outcome-no-attack = Pas une attaque
desk-outcome-no-attack-note = autre chose, une erreur, une panne
desk-outcome-unresolved = Non élucidé
desk-outcome-unresolved-note = impossible d’en savoir plus

## A file

desk-file-picture = Image { $name }, fournie comme preuve
desk-file-cut = Il y a une suite. Téléchargez le fichier pour la lire.
desk-file-parts = Autres parties du courriel
desk-file-hash = SHA-256
desk-file-download = Télécharger
desk-file-warning = Une preuve peut être malveillante. Ne l’ouvrez que sur une machine prévue pour cela, jamais sur celle-ci.
desk-file-save = Télécharger l’original

## Signing in, invitations, keys

desk-login-title = Connexion à la permanence
desk-login-text = Utilisez la passkey de cet appareil ou votre clé de sécurité.
desk-login-send = Se connecter avec une passkey
desk-login-left = Déconnexion faite. Les alarmes vous appellent toujours tant que vous êtes de permanence.
desk-login-elsewhere = Les passkeys de ce nœud appartiennent à une autre adresse. Ouvrez-le là-bas :
desk-login-noscript = Une passkey a besoin de scripts. Autorisez les scripts pour cette page.
desk-login-lost = Passkey perdue ? Adressez-vous à un responsable : deux collègues ensemble vous en donnent une nouvelle.
desk-login-public = Vers la page publique
desk-invite-title = Bienvenue à la permanence
desk-invite-text = Vous avez une invitation. Votre rôle :
desk-invite-recovery = Une nouvelle passkey pour { $name }
desk-invite-recovery-text = Deux collègues ont accepté de vous donner une nouvelle passkey. Les anciennes cesseront de fonctionner dès que vous la créerez.
desk-invite-send = Créer ma passkey
desk-invite-passkey = Votre appareil demandera votre empreinte, votre visage ou votre code PIN. Rien de cela ne quitte l’appareil. Il n’y a pas de mot de passe.
desk-invite-past = Cette invitation n’est plus valable
desk-invite-past-text = Elle sert une seule fois, dans un délai de { $hours } heures. Si vous l’avez déjà utilisée, connectez-vous. Sinon, demandez-en une autre à votre responsable.
desk-passkey-label = Nom de cette passkey
desk-passkey-label-note = par exemple « portable » ou « clé du trousseau »
desk-passkey-none = Ce navigateur ne gère pas les passkeys. Un Chrome, Edge, Firefox ou Safari récent le fait.
desk-passkey-refused = Cela n’a pas marché : l’appareil n’a pas été confirmé, ou sa passkey est inconnue ici.
desk-passkey-known = Cet appareil a déjà une passkey à vous.
desk-passkey-wait = En attente de votre appareil…
desk-me-name = Nom
desk-me-name-note = celui que vos collègues connaissent ; les déclarants ne le voient jamais
desk-me-email = Adresse pour les alarmes
desk-me-email-note = Facultatif. Sans elle, les alarmes ne vous atteignent que sur la console ouverte.
desk-me-email-nocarrier = Ce nœud ne peut pas encore envoyer de courriels.
desk-me-lang = Langue
desk-me-profile = Vous
desk-me-save = Enregistrer
desk-key-title = Votre clé
desk-key-text = Les noms et coordonnées des déclarants sont scellés avec les clés des officiers. La vôtre est créée maintenant, sur cet appareil, et verrouillée par votre passkey. Le serveur ne reçoit que le nécessaire pour sceller à votre intention, et le coffret verrouillé : jamais la clé.
desk-key-make = Créer ma clé
desk-key-made = Les coordonnées sont scellées avec votre clé.
desk-key-wrapped = Elle est verrouillée par :
desk-key-kind-prf = une passkey
desk-key-kind-passphrase = une phrase secrète
desk-key-none = Vous n’avez pas encore de clé.
desk-key-look = Voir ma clé
desk-key-again = Créer une autre clé
desk-key-again-note = Ce qui est scellé avec la clé actuelle vous reste fermé jusqu’à ce que l’appareil d’un collègue le scelle avec la nouvelle.
desk-key-later = Plus tard
desk-key-later-note = Sans elle, vous pouvez répondre aux signalements, mais pas ouvrir les coordonnées.
desk-key-prf-missing = Cette passkey ne peut pas verrouiller de clé. Une phrase secrète le fait à sa place.
desk-key-passphrase = Phrase secrète
desk-key-passphrase-note = 12 caractères au moins ; cinq ou six mots peu courants, c’est le mieux
desk-key-passphrase-again = La même encore une fois
desk-key-passphrase-ask = Phrase secrète de votre clé
desk-key-passphrase-wrong = Cette phrase secrète ne l’ouvre pas.
desk-key-passphrase-short = 12 caractères au moins.
desk-key-passphrase-differs = Les deux ne sont pas identiques.
desk-key-strength-1 = Faible : ajoutez des mots
desk-key-strength-2 = Moyenne : encore un mot
desk-key-strength-3 = Forte
desk-key-wait = Votre appareil crée et verrouille la clé…
desk-key-done = C’est fait : votre clé est créée.
desk-key-open-failed = Votre clé n’a pas pu être ouverte sur cet appareil.
desk-key-not-for-you = Ces coordonnées ne sont pas scellées avec votre clé. Un collègue qui peut les ouvrir peut les sceller pour vous.
desk-key-wrapped-new = La nouvelle passkey ouvre aussi votre clé.
desk-passkeys = Passkeys
desk-passkey-add = Ajouter une passkey
desk-passkey-add-note = Deux passkeys sur deux appareils : en perdre une n’est alors qu’un ennui.
desk-passkey-opens = ouvre votre clé
desk-passkey-remove = Supprimer
desk-sessions = Sessions
desk-session-this = Celle-ci
desk-session-other = Une autre
desk-session-opened = ouverte
desk-session-seen = utilisée
desk-session-revoke = Fermer
desk-leave = Se déconnecter

## Officers

desk-role-duty-officer = Officier de permanence
desk-role-duty-officer-note = Répond aux alarmes et aux signalements, jour et nuit.
desk-role-handler = Gestionnaire d’incidents
desk-role-handler-note = Travaille sur les incidents.
desk-role-lead = Responsable
desk-role-lead-note = Dirige la permanence : invite, attribue, rétablit les accès.
desk-role-data-protection = Protection des données
desk-role-data-protection-note = Veille sur les données personnelles.
desk-role-auditor = Audit
desk-role-auditor-note = Lit le journal, ne change rien.
desk-role-operator = Exploitation
desk-role-operator-note = Fait tourner la machine, ne lit aucun signalement.
desk-officer-role = Rôle
desk-officer-role-of = Rôle de { $name }
desk-officer-role-send = Changer
desk-officer-duty = Permanence
desk-officer-reach = Joignable par
desk-officer-acts = Actions
desk-officer-me = vous
desk-officer-on = de permanence
desk-officer-off = hors permanence
desk-officer-left = a quitté l’équipe
desk-officer-mail = courriel
desk-officer-nomail = pas de courriel
desk-officer-key = clé
desk-officer-nokey = pas de clé
desk-officer-more = Plus
desk-officer-leave = Retirer de l’équipe
desk-officer-leave-note = Ferme aussitôt toutes ses sessions. Les coordonnées ne seront plus scellées pour cette personne.
desk-invite-someone = Inviter quelqu’un
desk-invite-make = Créer un lien à usage unique
desk-invitations = Invitations en cours
desk-invitation-line = invitation de { $by }, expire
desk-withdraw = Retirer
desk-once-invitation = Invitation à usage unique
desk-once-recovery = Lien de récupération à usage unique
desk-once-text = Visible maintenant seulement. Donnez-le vous-même à la personne, pas par courriel non protégé. Il expire
desk-once-link = Lien à usage unique
desk-recoveries = Récupérations
desk-recovery-begin = Lancer une récupération
desk-recovery-begin-note = Pour une personne qui a perdu toutes ses passkeys. Un deuxième membre de l’équipe doit donner son accord.
desk-recovery-line = { $name }, lancée par { $by }
desk-recovery-mine = Un autre membre de l’équipe doit maintenant donner son accord.
desk-recovery-second = Donner mon accord
desk-recovery-second-note = Seulement si vous avez parlé vous-même avec la personne.
desk-recovery-seconded = Accord donné : le lien est remis.
desk-recovery-keys = Clés de secours
desk-recovery-keys-missing = Il n’y a pas de clés de secours : si tout le monde perdait sa clé, les coordonnées resteraient fermées pour toujours.
desk-recovery-keys-next = Créer les deux clés de secours
desk-recovery-keys-text = Deux clés sur papier, pour deux personnes, font partie de chaque scellé. Elles sont créées dans ce navigateur, imprimées puis oubliées. Seules leurs moitiés publiques vont au serveur.
desk-recovery-keys-are = Deux clés de secours font partie de chaque scellé :
desk-recovery-keys-make = Créer deux clés de secours
desk-recovery-keys-again = En créer deux nouvelles
desk-recovery-keys-printed = Les deux feuilles sont imprimées et rangées dans deux coffres différents.
desk-recovery-keys-keep = Sceller avec ces clés désormais
desk-recovery-print-first = Imprimez les deux feuilles avant de quitter cette page : elles ne sont visibles que maintenant.
desk-recovery-saved = Enregistré.
desk-recovery-sheet-one = Clé de secours, feuille 1 sur 2
desk-recovery-sheet-two = Clé de secours, feuille 2 sur 2
desk-recovery-sheet-text = Gardez-la là où seuls vous et votre suppléant avez accès. Qui la lit peut ouvrir toutes les coordonnées de ce nœud.
desk-recovery-sheet-open = Pour ouvrir des coordonnées scellées avec l’outil age, écrivez la clé dans un fichier key.txt :
desk-recovery-sheet-sign = Nom, date, lieu de conservation :
desk-recovery-sheet-print = Imprimer cette feuille

## Organisations

desk-empty-organisations = Aucune organisation n’est encore connue
desk-empty-organisations-next = Une entreprise qui signale par machine reçoit ici un nom et une clé pour ses machines.
desk-organisation-new = Inscrire une organisation
desk-organisation-name = Nom
desk-organisation-send = Inscrire
desk-sector-unknown = Inconnu
desk-api-key = Clé
desk-api-key-once = Visible maintenant seulement. À mettre dans l’en-tête de chaque requête :
desk-api-key-given = remise
desk-api-key-used = utilisée
desk-api-key-unused = pas encore utilisée
desk-api-key-revoked = révoquée
desk-api-key-revoke = Révoquer
desk-api-keys-none = Aucune clé.
desk-api-key-label = Une nouvelle clé pour
desk-api-key-give = Remettre une clé

## Watching

desk-openings-text = Qui a ouvert l’identité de quel déclarant, et pourquoi.
desk-openings-none = Aucune identité n’a été ouverte.
desk-journal-text = Tout ce qui a été fait, dans l’ordre, en identifiants seulement. Les empreintes sont publiques et ne peuvent pas être réécrites.
desk-log-when = Quand
desk-log-who = Qui
desk-log-act = Quoi
desk-log-subject = Sur quoi
desk-log-report = Signalement
desk-log-number = N°
desk-health-ready = Le nœud reçoit les signalements et appelle les officiers.
desk-health-not-ready = Un point est à vérifier.
desk-vital-store = Stockage
desk-vital-worker = Processus de travail
desk-vital-mail = Service d’envoi
desk-vital-queue = Travail en attente
desk-vital-journal = Lignes du journal
desk-vital-officers = Équipe
desk-vital-duty = De permanence
desk-vital-alarms = Alarmes qui sonnent
desk-vital-well = en ordre
desk-vital-look = à vérifier
desk-troubles = Ce qui ne va pas sur le nœud
desk-trouble-store-full = Le disque est plein : aucun signalement ne peut être reçu.
desk-trouble-store-full-next = Libérez de la place dans le répertoire de données ou donnez-lui un plus grand disque. Le nœud réécrira de lui-même. D’ici là, prenez les signalements par téléphone.
desk-trouble-store-read-only = Le disque est en lecture seule : aucun signalement ne peut être reçu.
desk-trouble-store-read-only-next = Vérifiez le disque et les droits du répertoire de données. Le nœud réécrira de lui-même. D’ici là, prenez les signalements par téléphone.
desk-trouble-store-away = La base de données ne répond pas : aucun signalement ne peut être reçu.
desk-trouble-store-away-next = Démarrez la base de données ou vérifiez le réseau qui y mène. Le nœud la retrouvera de lui-même. D’ici là, prenez les signalements par téléphone.
desk-trouble-store-busy = La base de données est occupée : un autre programme la tient, ou elle est trop lente.
desk-trouble-store-busy-next = Arrêtez l’autre programme qui utilise la base, par exemple une copie ou une requête à la main.
desk-trouble-store-unsure = Le nœud ne peut pas dire si les derniers signalements ont été gardés, et s’arrête.
desk-trouble-store-unsure-next = Son service le redémarre. Sinon, démarrez-le à la main et vérifiez le disque.
desk-trouble-store-damaged = Une donnée enregistrée est illisible : la base est endommagée.
desk-trouble-store-damaged-next = Gardez une copie du répertoire de données tel quel et restaurez la dernière sauvegarde. Demandez de l’aide avant d’effacer quoi que ce soit.
desk-trouble-journal-broken = La fin du journal ne correspond pas à sa tête signée.
desk-trouble-journal-broken-next = Gardez une copie du répertoire de données tel quel et restaurez la dernière sauvegarde. Quelqu’un a pu modifier la base.
desk-trouble-clock-back = L’horloge a été reculée.
desk-trouble-clock-back-next = Vérifiez l’heure de la machine et son service de temps. Les alarmes continuent ; les heures notées peuvent être fausses.
desk-trouble-clock-ahead = L’horloge a sauté en avant, ou la machine a dormi.
desk-trouble-clock-ahead-next = Vérifiez l’heure de la machine et son service de temps. Des alarmes ont pu sonner trop tôt.
desk-trouble-workers-late = Les processus de travail ne font plus de ronde : personne n’est appelé.
desk-trouble-workers-late-next = Surveillez vous-même la liste des signalements et redémarrez le nœud.
desk-trouble-mail-failing = Le serveur de courriel ne prend pas les appels : les alarmes n’atteignent que les consoles ouvertes.
desk-trouble-mail-failing-next = Vérifiez le serveur de courriel et ses réglages. Appelez les collègues par téléphone. Le nœud continue d’essayer.
desk-trouble-calls-failing = Une voie vers les personnes ne passe pas : SMS, push ou webhooks ne partent peut-être pas.
desk-trouble-calls-failing-next = Vérifiez les réglages de la passerelle, son crédit et le journal. Appelez les collègues par téléphone. Le nœud continue d’essayer ; si rien ne part pendant plusieurs minutes, redémarrez-le.
desk-trouble-no-mail-carrier = Aucun service d’envoi de courriels n’est réglé : les alarmes n’atteignent que les consoles ouvertes.
desk-trouble-no-mail-carrier-next = Indiquez le serveur de courriel dans les réglages du nœud.
desk-trouble-certificate = Le certificat de la page publique expire bientôt, ou a expiré.
desk-trouble-certificate-next = Renouvelez le certificat ; les navigateurs avertiront les visiteurs.
desk-trouble-neighbour-lied = Un voisin a dit deux choses qui ne peuvent être vraies toutes les deux.
desk-trouble-neighbour-lied-next = Plus rien n’est accepté de lui ; les deux preuves signées sont gardées. Regardez la page des voisins et appelez sa permanence.
desk-trouble-neighbour-silent = Un voisin n’a plus été entendu depuis un moment.
desk-trouble-neighbour-silent-next = Appelez sa permanence : il ne peut peut-être pas sonner. Vérifiez aussi la connexion de ce nœud.
desk-trouble-neighbour-floods = Un voisin envoie plus que son quota.
desk-trouble-neighbour-floods-next = Le surplus attend et ne réveille personne. Regardez ce qui est venu de lui et appelez sa permanence.
desk-trouble-charter-old = La charte du réseau a expiré depuis longtemps.
desk-trouble-charter-old-next = Tout continue. Les membres devraient en signer une nouvelle.

## What was just done

desk-done-acknowledged = Prise en charge : l’alarme est à vous.
desk-done-taken = Pris : le signalement est à vous.
desk-done-answered = Réponse envoyée.
desk-done-assessed = Enregistré.
desk-done-assigned = Attribué à vous.
desk-done-closed = Clos.
desk-done-reopened = Rouvert.
desk-done-linked = Rattaché à l’incident.
desk-done-unlinked = Détaché. « Rattacher de nouveau » annule ce geste.
desk-done-noted = Écrit.
desk-done-duty-on = Vous êtes de permanence : les alarmes vous appellent.
desk-done-duty-off = Vous êtes hors permanence : les alarmes ne vous appellent pas.
desk-done-profile = Enregistré.
desk-done-invited = Le lien est créé.
desk-done-withdrawn = Retirée.
desk-done-role = Rôle changé.
desk-done-left = La personne est retirée de l’équipe.
desk-done-recovery = Lancée. Un autre membre de l’équipe doit maintenant donner son accord.
desk-done-registered = Inscrite.
desk-done-key-given = La clé est créée.
desk-done-key-revoked = La clé est révoquée.
desk-done-session = La session est fermée.
desk-done-passkey = C’est fait.
desk-done-recovery-keys = Enregistré. Les nouvelles coordonnées sont aussi scellées avec elles.
desk-done-not-found = Rien ne porte ce nom.
desk-done-already-closed = C’est déjà clos.
desk-done-already-linked = Il est déjà dans cet incident.
desk-done-not-closed = Ce n’est pas clos.
desk-done-conflict = Quelqu’un a été plus rapide. Regardez de nouveau.

## What the script says

desk-live-on = En direct
desk-live-off = Reconnexion…
desk-live-new-alarm = Nouvelle alarme
desk-live-news = Nouveaux signalements
desk-offline = Pas de connexion au nœud. Votre texte est toujours là.
desk-session-over = Votre session est terminée. Votre texte est toujours là.
desk-session-over-next = Connectez-vous dans un nouvel onglet, puis renvoyez
desk-send-failed = L’envoi a échoué. Votre texte est toujours là.
desk-reseal-offer = Coordonnées pas encore scellées pour toute l’équipe : { $n }
desk-reseal-now = Sceller maintenant
desk-reseal-going = Scellement…
desk-reseal-done = Toutes les coordonnées sont scellées pour toute l’équipe.
desk-reseal-stopped = Ce que votre clé ouvre est scellé pour tous. Le reste demande l’appareil d’un collègue.
desk-palette-open = Commandes
desk-palette-hint = Que voulez-vous faire ?
desk-palette-empty = Pas de commande de ce nom ici
desk-palette-go = Aller à
desk-help-page = Sur cette page
desk-help-title = Raccourcis
desk-help-close = Fermer
desk-cmd-acknowledge = Prendre en charge la première alarme
desk-cmd-take = Prendre le signalement
desk-cmd-answer = Répondre au déclarant
desk-cmd-note = Écrire dans la chronologie
desk-cmd-incident = Incident : ouvrir ou rattacher
desk-cmd-priority = Changer la priorité
desk-cmd-tlp = Changer le TLP
desk-cmd-kind = Changer le type
desk-cmd-assign-me = Me l’attribuer
desk-cmd-identity = Ouvrir l’identité
desk-cmd-close = Clore avec une issue
desk-cmd-reopen = Rouvrir
desk-cmd-down = Suivant dans la liste
desk-cmd-up = Précédent dans la liste
desk-cmd-open = Ouvrir le choix
desk-cmd-back = Retour à la liste
desk-cmd-search = Chercher
desk-cmd-palette = Toutes les commandes
desk-cmd-help = Raccourcis
desk-cmd-send = Envoyer ce que vous écrivez
desk-cmd-escape = Fermer, ou quitter le champ
desk-cmd-queue = File d’attente
desk-cmd-incidents = Incidents
desk-cmd-me = Ma page
desk-cmd-officers = Équipe
desk-cmd-organisations = Organisations
desk-cmd-openings = Ouvertures d’identités
desk-cmd-journal = Journal
desk-cmd-health = État
desk-cmd-duty = Permanence : début ou fin
desk-cmd-sound = Cloche sur cet écran : oui ou non
desk-cmd-older = Signalements plus anciens
desk-cmd-filter-new = Voir les nouveaux
desk-cmd-filter-mine = Voir les miens

## Acts, as the history shows them

desk-act-report-filed = a déposé le signalement
desk-act-report-taken = a pris le signalement
desk-act-report-closed = a clos le signalement
desk-act-report-reopened = a rouvert le signalement
desk-act-report-linked = l’a rattaché à un incident
desk-act-report-unlinked = l’a détaché de l’incident
desk-act-alarm-opened = a demandé une personne
desk-act-alarm-acknowledged = a pris l’alarme en charge
desk-act-alarm-lapsed = a sonné de nouveau
desk-act-alarm-holder-left = a retiré l’alarme à une personne partie
desk-act-alarm-called = a appelé des officiers
desk-act-assessed = a fait une évaluation
desk-act-priority-changed = a changé la priorité
desk-act-kind-changed = a changé le type
desk-act-marking-changed = a changé le marquage TLP
desk-act-reassigned = l’a attribué
desk-act-assignment-changed = l’a attribué
desk-act-incident-opened = a ouvert l’incident
desk-act-incident-closed = a clos l’incident
desk-act-incident-reopened = a rouvert l’incident
desk-act-note-written = a écrit une note
desk-act-assigned = l’a attribué
desk-act-file-added = a ajouté un fichier
desk-act-identity-opened = a ouvert l’identité
desk-act-identity-resealed = a scellé les coordonnées de nouveau
desk-act-message-read = a lu un message
desk-act-answer-seen = a lu la réponse
desk-act-receipt-kept = a gardé le reçu
desk-act-reporter-answered = a répondu au déclarant
desk-act-reporter-wrote = a écrit à la permanence

desk-who-reporter = Le déclarant
desk-who-visitor = Le déclarant
desk-who-node = Le nœud
desk-who-organisation = L’organisation

## The taxonomy (RSIT 1003)

desk-class-abusive-content = Contenu abusif
desk-class-malicious-code = Code malveillant
desk-class-information-gathering = Collecte d’informations
desk-class-intrusion-attempts = Tentatives d’intrusion
desk-class-intrusions = Intrusions
desk-class-availability = Disponibilité
desk-class-information-content-security = Sécurité de l’information
desk-class-fraud = Fraude
desk-class-vulnerable = Vulnérable
desk-class-other = Autre
desk-class-test = Test
desk-kind-spam = Courrier indésirable
desk-kind-harmful-speech = Menaces, harcèlement
desk-kind-violence = Violence
desk-kind-infected-system = Système infecté
desk-kind-c2-server = Serveur de commande
desk-kind-malware-distribution = Diffusion de logiciel malveillant
desk-kind-malware-configuration = Configuration de logiciel malveillant
desk-kind-scanner = Balayage
desk-kind-sniffing = Écoute
desk-kind-social-engineering = Ingénierie sociale
desk-kind-ids-alert = Essai d’une faille connue
desk-kind-brute-force = Essais de connexion
desk-kind-exploit = Essai d’une faille nouvelle
desk-kind-privileged-account-compromise = Compte à privilèges piraté
desk-kind-unprivileged-account-compromise = Compte piraté
desk-kind-application-compromise = Application piratée
desk-kind-system-compromise = Système piraté
desk-kind-burglary = Cambriolage
desk-kind-dos = Déni de service
desk-kind-ddos = Déni de service distribué
desk-kind-misconfiguration = Mauvaise configuration
desk-kind-sabotage = Sabotage
desk-kind-outage = Panne
desk-kind-unauthorised-information-access = Données lues sans droit
desk-kind-unauthorised-information-modification = Données modifiées sans droit
desk-kind-data-loss = Données perdues ou verrouillées
desk-kind-data-leak = Données divulguées
desk-kind-unauthorised-use-of-resources = Abus de ressources ou d’argent
desk-kind-copyright = Droit d’auteur
desk-kind-masquerade = Usurpation d’identité
desk-kind-phishing = Hameçonnage
desk-kind-weak-crypto = Chiffrement faible
desk-kind-ddos-amplifier = Amplificateur
desk-kind-potentially-unwanted-accessible = Service ouvert
desk-kind-information-disclosure = Divulgation d’informations
desk-kind-vulnerable-system = Système vulnérable
desk-kind-other = Autre
desk-kind-undetermined = Non déterminé
desk-kind-test = Test
