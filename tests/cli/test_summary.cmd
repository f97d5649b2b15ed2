# The closing line counts single cases; a program that died is a failure, and
# so is a test that began and did not end, and a log that is not there.
cat >log.json <<'LOG'
{"name": "two good, one skipped", "result": "OK", "stdout": "[ RUN      ] a\n[       OK ] a\n[ RUN      ] b\n[       OK ] b\n[ RUN      ] c\n[  SKIPPED ] c\n"}
{"name": "one bad", "result": "FAIL", "stdout": "[ RUN      ] d\n[ RUN      ] e\n[       OK ] e\n", "stderr": "[  FAILED  ] d"}
{"name": "died after a good one", "result": "FAIL", "stdout": "[ RUN      ] f\n[       OK ] f\n", "stderr": "Segmentation fault"}
{"name": "tap", "result": "FAIL", "stdout": "ok 1 - g\nnot ok 2 - h\nok 3 - i # SKIP no data\n"}
{"name": "replay", "result": "OK", "stdout": "12 inputs replayed\n"}
{"name": "slow", "result": "TIMEOUT", "stdout": ""}
LOG
python3 "$ROOT/tools/test_summary.py" log.json
echo "exit $?"
printf '{"name": "x", "result": "OK", "stdout": ""}\n' >good.json
python3 "$ROOT/tools/test_summary.py" good.json
echo "exit $?"
python3 "$ROOT/tools/test_summary.py" nosuchfile 2>&1 | tail -n 1
