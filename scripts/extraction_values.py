"""Values for labelled texts: real ones from the shared data, and numbers of every country made by the rules of their
check digits. Used by extraction-sets.py."""
import csv, glob, hashlib, json, random, re

B58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def keccak256(data):
    """Keccak-256 as Ethereum and Monero use it (the padding before FIPS 202)."""
    mask, rate = (1 << 64) - 1, 136
    rounds, r = [], 1
    for _ in range(24):
        constant = 0
        for j in range(7):
            if r & 1:
                constant ^= 1 << ((1 << j) - 1)
            r = (r << 1) ^ (0x171 if r & 0x80 else 0)
        rounds.append(constant)
    rot = lambda v, n: ((v << n) | (v >> (64 - n))) & mask if n else v
    lanes = [[0] * 5 for _ in range(5)]
    data = bytearray(data) + b"\x01"
    data += b"\0" * (-len(data) % rate)
    data[-1] |= 0x80
    for block in range(0, len(data), rate):
        for i in range(rate // 8):
            lanes[i % 5][i // 5] ^= int.from_bytes(data[block + 8 * i : block + 8 * i + 8], "little")
        for constant in rounds:
            c = [lanes[x][0] ^ lanes[x][1] ^ lanes[x][2] ^ lanes[x][3] ^ lanes[x][4] for x in range(5)]
            d = [c[(x - 1) % 5] ^ rot(c[(x + 1) % 5], 1) for x in range(5)]
            lanes = [[lanes[x][y] ^ d[x] for y in range(5)] for x in range(5)]
            x, y, current = 1, 0, lanes[1][0]
            for t in range(24):
                x, y = y, (2 * x + 3 * y) % 5
                current, lanes[x][y] = lanes[x][y], rot(current, (t + 1) * (t + 2) // 2 % 64)
            for y in range(5):
                row = [lanes[x][y] for x in range(5)]
                for x in range(5):
                    lanes[x][y] = row[x] ^ (~row[(x + 1) % 5] & mask & row[(x + 2) % 5])
            lanes[0][0] ^= constant
    return b"".join(lanes[i % 5][i // 5].to_bytes(8, "little") for i in range(4))


def base58(data, width=0):
    number, out = int.from_bytes(data, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        out = B58[rest] + out
    return out.rjust(width, "1")


def bitcoin(rng):
    if rng.random() < 0.4:
        return bech32(rng)
    body = bytes([rng.choice([0, 5])]) + rng.randbytes(20)
    check = hashlib.sha256(hashlib.sha256(body).digest()).digest()[:4]
    noughts = len(body) - len(body.lstrip(b"\0"))
    return "1" * noughts + base58(body + check)


def bech32(rng):
    signs, version = "qpzry9x8gf2tvdw0s3jn54khce6mua7l", rng.choice([0, 1])
    program = rng.randbytes(20 if version == 0 else 32)
    bits = "".join(f"{b:08b}" for b in program)
    bits += "0" * (-len(bits) % 5)
    data = [version] + [int(bits[i : i + 5], 2) for i in range(0, len(bits), 5)]

    def polymod(values):
        check = 1
        for value in values:
            top = check >> 25
            check = (check & 0x1FFFFFF) << 5 ^ value
            for i, g in enumerate([0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3]):
                check ^= g if (top >> i) & 1 else 0
        return check

    constant = 1 if version == 0 else 0x2BC830A3
    sum_ = polymod([3, 3, 0, 2, 3] + data + [0] * 6) ^ constant
    data += [(sum_ >> 5 * (5 - i)) & 31 for i in range(6)]
    return "bc1" + "".join(signs[d] for d in data)


def ethereum(rng):
    lower = rng.randbytes(20).hex()
    digest = keccak256(lower.encode()).hex()
    mixed = "".join(c.upper() if int(digest[i], 16) >= 8 else c for i, c in enumerate(lower))
    return "0x" + rng.choice([lower, mixed])


def monero(rng):
    body = bytes([rng.choice([18, 42])]) + rng.randbytes(64)
    data = body + keccak256(body)[:4]
    blocks = [data[i : i + 8] for i in range(0, len(data), 8)]
    return "".join(base58(b, {8: 11, 5: 7}[len(b)]) for b in blocks)


# BBAN by country: n digits, a capitals, c either.
IBANS = {
    "AT": "16n", "BE": "12n", "BG": "4a14n", "CY": "8n16c", "CZ": "20n", "DE": "18n", "DK": "14n", "EE": "16n",
    "ES": "20n", "FI": "14n", "FR": "10n11c2n", "GR": "7n16c", "HR": "17n", "HU": "24n", "IE": "4a14n",
    "IT": "1a10n12c", "LT": "16n", "LU": "3n13c", "LV": "4a13c", "MT": "4a5n18c", "NL": "4a10n", "PL": "24n",
    "PT": "21n", "RO": "4a16c", "SE": "20n", "SI": "15n", "SK": "20n", "GB": "4a14n", "CH": "5n12c", "NO": "11n",
}
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def iban(rng, country):
    bban = ""
    for count, sort in re.findall(r"(\d+)([nac])", IBANS[country]):
        signs = {"n": "0123456789", "a": CAPITALS, "c": "0123456789" * 3 + CAPITALS}[sort]
        bban += "".join(rng.choice(signs) for _ in range(int(count)))
    digits = "".join(str(int(c, 36)) for c in bban + country + "00")
    return f"{country}{98 - int(digits) % 97:02d}{bban}"


def wrong_iban(rng, country):
    right = iban(rng, country)
    return right[:2] + f"{(int(right[2:4]) + 7) % 97 + 2:02d}" + right[4:]


# National spellings: # is a digit, 1-9 for itself. With the calling code and what falls away before it.
PHONES = {
    "SE": ("46", "0", ["070-### ## ##", "08-### ### ##", "031-## ## ##", "073 ### ## ##", "076-#######"]),
    "FI": ("358", "0", ["040 ### ####", "050 #######", "09 #### ####", "045-#######"]),
    "DK": ("45", "", ["2# ## ## ##", "31 ## ## ##", "70 ## ## ##", "40######"]),
    "DE": ("49", "0", ["030 ########", "0171 #######", "089/#######", "(0221) ######", "0151-########", "040 ### ## ##"]),
    "AT": ("43", "0", ["0664 #######", "01 ### ## ##", "0316/######", "0676 ### ## ##"]),
    "NL": ("31", "0", ["06-########", "020-#######", "010 ### ## ##", "06 ## ## ## ##"]),
    "BE": ("32", "0", ["0475 ## ## ##", "02 ### ## ##", "03/###.##.##"]),
    "FR": ("33", "0", ["06 ## ## ## ##", "01.##.##.##.##", "07########", "02 ## ## ## ##"]),
    "IT": ("39", "", ["06 #### ####", "347 ### ####", "02 ########", "338#######"]),
    "ES": ("34", "", ["91# ### ###", "612 ### ###", "93 ### ## ##", "65#######"]),
    "PT": ("351", "", ["21# ### ###", "91# ### ###", "96#######"]),
    "PL": ("48", "", ["601 ### ###", "22 ### ## ##", "512-###-###"]),
    "CZ": ("420", "", ["602 ### ###", "221 ### ###", "777######"]),
    "SK": ("421", "0", ["0905 ### ###", "02/#### ####", "0918 ######"]),
    "HU": ("36", "06", ["06 30 ### ####", "06-1-###-####", "06 20 ### ####"]),
    "RO": ("40", "0", ["0722 ### ###", "021 ### ## ##", "0744######"]),
    "BG": ("359", "0", ["0888 ### ###", "02 ### ####", "0877 ######"]),
    "GR": ("30", "", ["210 ### ####", "694 ### ####", "2310 ######"]),
    "HR": ("385", "0", ["091 ### ####", "01 #### ###", "098/###-###"]),
    "SI": ("386", "0", ["041 ### ###", "01 ### ## ##", "031 ### ###"]),
    "EE": ("372", "", ["5### ####", "6## ####", "53## ####"]),
    "LV": ("371", "", ["2# ### ###", "67 ### ###", "29######"]),
    "LT": ("370", "0", ["0 612 #####", "(0 5) ### ####", "0 687 #####"]),
    "IE": ("353", "0", ["087 ### ####", "01 ### ####", "(021) ### ####", "086 #######"]),
    "MT": ("356", "", ["21## ####", "79## ####", "99######"]),
    "GB": ("44", "0", ["020 7### ####", "07700 ######", "0161 ### ####", "01632 ######"]),
}


def phone(rng, country):
    """A spelling and its normal form."""
    code, trunk, shapes = PHONES[country]
    shape = re.sub("#", lambda _: str(rng.randrange(1, 10)), rng.choice(shapes))
    digits = re.sub(r"\D", "", shape)
    own = digits[len(trunk):] if trunk and digits.startswith(trunk) else digits
    value = f"+{code}{own}"
    way = rng.random()
    if way < 0.5:
        return shape, value
    bare = re.sub(r"^[(]?" + (" ?".join(trunk) if trunk else "") + r"[ )/-]*", "", shape) if trunk else shape
    bare = bare.replace(")", "")
    spelled = rng.choice([f"+{code} {bare}", f"+{code} {bare}", f"+{code}{own}", f"00{code} {bare}", f"+{code} ({trunk}){bare}" if trunk == "0" else f"+{code} {bare}"])
    return spelled, value


def harvest(data):
    """Real values by source: {source: {type: [value]}}."""
    kinds = {"ip-dst": "ipv4", "ip-src": "ipv4", "domain": "domain", "hostname": "domain", "url": "url", "link": "url",
             "md5": "md5", "sha1": "sha1", "sha256": "sha256", "email-src": "email", "email-dst": "email",
             "vulnerability": "cve", "whois-registrant-email": "email", "filename": "filename", "regkey": "regkey", "pdb": "path"}
    sources = {}

    def put(source, kind, value):
        sources.setdefault(source, {}).setdefault(kind, set()).add(value.strip())

    def walk(source, node):
        if isinstance(node, dict):
            kind, value = node.get("type"), node.get("value")
            if isinstance(kind, str) and isinstance(value, str) and kind in kinds:
                if not (kind in ("ip-dst", "ip-src") and ":" in value) and not (kind == "url" and "://" not in value):
                    put(source, kinds[kind], value)
            for child in node.values():
                walk(source, child)
        elif isinstance(node, list):
            for child in node:
                walk(source, child)

    for folder in ["events-eset", "events-citizenlab", "events-other", "pymisp-events"]:
        for path in sorted(glob.glob(f"{data}/misp/{folder}/**/*.json", recursive=True)):
            try:
                walk("misp-" + folder, json.load(open(path)))
            except ValueError:
                continue
    for path in sorted(glob.glob(f"{data}/feeds/sekoia-iocs/*.csv")):
        for row in csv.reader(open(path, errors="replace")):
            for cell in row[:2]:
                cell = cell.replace("[.]", ".").strip()
                if re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+\.?[a-z]{2,}", cell):
                    put("sekoia", "domain", cell)
                elif re.fullmatch(r"[0-9a-f]{64}", cell):
                    put("sekoia", "sha256", cell)
                elif re.fullmatch(r"[\w.-]+@[\w.-]+\.[a-z]+", cell):
                    put("sekoia", "email", cell.lower())
                elif re.fullmatch(r"https?://\S+", cell):
                    put("sekoia", "url", cell)
    for path in sorted(glob.glob(f"{data}/csaf/cisa-advisories/*")):
        for cve in re.findall(r"CVE-\d{4}-\d{4,7}", open(path, errors="replace").read()):
            put("csaf", "cve", cve)
    for path in sorted(glob.glob(f"{data}/stix/**/*.json", recursive=True)):
        text = open(path, errors="replace").read()
        for url in re.findall(r'"(https?://[^"\\\s]{8,200})"', text):
            put("stix", "url", url)
        for technique in re.findall(r'"(T1\d{3}(?:\.\d{3})?)"', text):
            put("stix", "attack", technique)
    for url in re.findall(r'"(https?://[^"\\\s]{8,200})"', open(f"{data}/misp/galaxy-clusters/threat-actor.json").read()):
        put("misp-galaxies", "url", url)
    for cve in re.findall(r"CVE-\d{4}-\d{4,7}", open(f"{data}/incidents/eukev/eukev.json").read()):
        put("eukev", "cve", cve)
    for row in csv.DictReader(open(f"{data}/ip/small-states-ipv4.csv")):
        put("networks", "ipv4", row["last"])
    for line in open(f"{data}/mail/oracle.jsonl"):
        for address in re.findall(r"[a-z0-9._-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|de|fr|it|es|pl|se|br)\b", line.lower()):
            put("mails", "email", address.strip("._-"))
    return {s: {k: sorted(v) for k, v in kinds.items()} for s, kinds in sources.items()}
