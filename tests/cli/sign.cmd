# A snapshot that a partner can trust. Keys differ from run to run.
mask() { sed 's/\b[0-9a-f]\{16\}\b/KEYID/g; s/: [A-Za-z0-9+/]\{40,\}=*$/: BASE64/'; }
./tamiz keygen -o ours
./tamiz keygen -o theirs --quiet
stat -c '%a %n' ours.key ours.pub
mask <ours.pub
mask <ours.key
./tamiz forge --quiet tamiz_cartels -o made.tamiz
./tamiz sign made.tamiz --key ours.key
mask <made.tamiz.sig
./tamiz verify made.tamiz --key ours.pub
./tamiz screen "Tren de Aragua" --snapshot made.tamiz --limit 1 --trusted-key ours.pub
./tamiz lists --snapshot made.tamiz --trusted-key ours.pub --quiet
# None of these is opened.
try() { "$@" 2>&1 | mask; "$@" >out 2>&1; echo "exit $?"; }
try ./tamiz verify made.tamiz --key theirs.pub
TAMIZ_TRUSTED_KEY=theirs.pub try ./tamiz screen x --snapshot made.tamiz
try ./tamiz screen x --snapshot made.tamiz --trusted-key ours.key
try ./tamiz screen x --snapshot made.tamiz --trusted-key nosuch.pub
try ./tamiz screen x --trusted-key ours.pub
cp made.tamiz copy.tamiz
try ./tamiz show tamiz-ms-13 --snapshot copy.tamiz --trusted-key ours.pub
# The signature of another snapshot, one changed, one of no sense.
echo '<CONSOLIDATED_LIST><INDIVIDUALS></INDIVIDUALS></CONSOLIDATED_LIST>' >un.xml
./tamiz forge --quiet un_sc_sanctions=un.xml -o other.tamiz
cp made.tamiz.sig other.tamiz.sig
try ./tamiz verify other.tamiz --key ours.pub
sed 's/^signature: ..../signature: AAAA/' made.tamiz.sig >copy.tamiz.sig
try ./tamiz verify copy.tamiz --key ours.pub
sed 's/ed25519/rsa/' made.tamiz.sig >copy.tamiz.sig
try ./tamiz verify copy.tamiz --key ours.pub
head -c 5000 made.tamiz >copy.tamiz.sig
try ./tamiz verify copy.tamiz --key ours.pub
# A snapshot that was changed.
cp made.tamiz.sig copy.tamiz.sig
printf 'x' | dd of=copy.tamiz bs=1 seek=5000 conv=notrunc 2>/dev/null
try ./tamiz verify copy.tamiz --key ours.pub
# A home: nothing is built on what is not signed.
./tamiz update --home home --quiet tamiz_cartels
./tamiz sign --home home --key ours.key --quiet
./tamiz update --home home --quiet un_sc_sanctions=un.xml --trusted-key ours.pub
try ./tamiz update --home home --quiet tamiz_cartels --trusted-key ours.pub | sed 's/[0-9a-f]*\.tz/ID.tz/g'
# Bad use.
./tamiz keygen -o ours
./tamiz keygen
./tamiz sign made.tamiz
./tamiz verify made.tamiz
./tamiz sign made.tamiz --key ours.pub
