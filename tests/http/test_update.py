#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Downloads that go wrong in every way, and what the home is then.

usage: test_update.py --tamiz EXE [unittest arguments]

After each failure the snapshot of before is in service, bit for bit, the
message and the exit status are right, and `tamiz lists` knows reason and age.
"""
import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import liar

LIST = "un_sc_sanctions"
FAST = "tries=3,backoff=10ms,connect=20s,idle=20s,total=60s,bytes=4000000"
TAMIZ = None


def un_list(count, first=1, note="", date="2026-11-20"):
    """A UN list of so many invented persons."""
    people = "".join(
        f"<INDIVIDUAL><DATAID>{n}</DATAID>"
        f"<FIRST_NAME>PERSON{n:05d}</FIRST_NAME>"
        f"<SECOND_NAME>INVENTADA{n * 7919 % 10007}</SECOND_NAME>"
        f"<UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE>"
        f"<REFERENCE_NUMBER>QDi.{n:04d}</REFERENCE_NUMBER>"
        f"<LISTED_ON>2015-04-07</LISTED_ON>"
        f"<COMMENTS1>{note}</COMMENTS1></INDIVIDUAL>\n"
        for n in range(first, first + count))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n'
            '<CONSOLIDATED_LIST dateGenerated="' + date +
            'T00:00:00Z">'
            f"<INDIVIDUALS>{people}</INDIVIDUALS><ENTITIES></ENTITIES>"
            "</CONSOLIDATED_LIST>\n").encode()


OLD = un_list(600)
NEW = un_list(605, note="renewed")


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="tamiz-http-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.home = self.folder / "home"
        self.server = liar.Liar()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.env = {k: v for k, v in os.environ.items()
                    if "proxy" not in k.lower()}
        self.env.update(TAMIZ_HOME=str(self.home), TAMIZ_NETWORK=FAST,
                        LC_ALL="C.UTF-8")
        self.env.pop("SSL_CERT_FILE", None)

    def tamiz(self, *words, **env):
        return subprocess.run([TAMIZ, *words], env={**self.env, **env},
                              capture_output=True, text=True, timeout=120)

    def update(self, *words, **env):
        return self.tamiz("update", *words, **env)

    def good(self, *words, **env):
        done = self.update(*words, **env)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def current(self):
        return (self.home / "current").read_text()

    def status(self, name=LIST):
        done = self.tamiz("lists", name, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def versions(self, name=LIST):
        folder = self.home / "lists" / name
        return sorted(p.name for p in folder.iterdir() if p.name.isdigit())

    def garbage(self):
        """What no finished update leaves."""
        return [str(p.relative_to(self.home))
                for p in self.home.rglob("*")
                if ".new-" in p.name or p.name == "incoming"]

    def assert_answers(self):
        hit = self.tamiz("screen", "Person00007 Inventada5398", "--limit", "1")
        self.assertEqual(hit.returncode, 1, hit.stderr)

    def load(self, path="/consolidated.xml", body=OLD, etag='"old"'):
        """A home with the old list."""
        url = self.server.plan(path, liar.whole(body, etag))
        self.good(f"{LIST}={url}")
        return url

    def refused(self, message, *steps, exit_code=3, words=(), **env):
        """An update that fails with this message; the home stays as it was."""
        before, versions = self.current(), self.versions()
        url = self.server.plan("/consolidated.xml", *steps)
        done = self.update(f"{LIST}={url}", *words, **env)
        self.assertEqual(done.returncode, exit_code,
                         done.stdout + done.stderr)
        self.assertRegex(done.stderr, message)
        self.assertIn("the version stored before stays in use", done.stderr)
        self.assertEqual(self.current(), before)
        self.assertEqual(self.versions(), versions)
        self.assertEqual(self.garbage(), [])
        known = self.status()
        self.assertRegex(known["failure"], message)
        self.assertRegex(known["failed"], r"^20\d\d-\d\d-\d\dT")
        self.assertGreaterEqual(known["age_days"], 0)
        self.assertIn("last update failed", self.tamiz("lists").stdout)
        self.assert_answers()
        return done

    # ---- what goes well --------------------------------------------------

    def test_a_list_is_downloaded_and_what_changed_is_told(self):
        url = self.load()
        agent = self.server.asked[0][1]["User-Agent"]
        self.assertRegex(agent, r"^tamiz/\d+\.\d+\.\d+$")
        self.server.plan("/consolidated.xml", liar.whole(NEW, '"new"'))
        done = self.good("--json")
        row = json.loads(done.stdout)
        self.assertEqual((row["added"], row["changed"], row["removed"]),
                         (5, 600, 0))
        self.assertEqual(row["outcome"], "new")
        self.assertEqual(
            [e["change"] for e in row["examples"]],
            ["added"] * 3 + ["changed"] * 3)
        self.assertEqual(self.versions(), ["000001", "000002"])
        known = self.status()
        self.assertEqual(known["source"], url)
        self.assertEqual(known["failure"], "")
        manifest = (self.home / "lists" / LIST / "000002" / "manifest.tsv")
        head, row = (line.split("\t")
                     for line in manifest.read_text().splitlines())
        row = dict(zip(head, row))
        self.assertEqual(row["etag"], '"new"')
        self.assertEqual(row["source"], url)
        self.assertEqual(row["entities"], "605")
        self.assertEqual(row["names"], "605")

    def test_an_unchanged_list_is_neither_sent_nor_stored_again(self):
        self.load()
        before, checked = self.current(), self.status()["checked"]
        time.sleep(1.1)
        done = self.good("--json")
        self.assertEqual(json.loads(done.stdout)["outcome"], "unchanged")
        self.assertEqual(self.server.asked[-1][1]["If-None-Match"], '"old"')
        self.assertEqual(self.versions(), ["000001"])
        self.assertEqual(self.current(), before)
        self.assertGreater(self.status()["checked"], checked)
        self.assertEqual(self.status()["fetched"], checked)

    def test_the_same_bytes_with_another_etag_are_no_new_version(self):
        self.load()
        before = self.current()
        self.server.plan("/consolidated.xml", liar.whole(OLD, '"renamed"'))
        done = self.good("--json")
        self.assertEqual(json.loads(done.stdout)["outcome"], "unchanged")
        self.assertEqual((self.versions(), self.current()),
                         (["000001"], before))
        self.good()
        self.assertEqual(self.server.asked[-1][1]["If-None-Match"],
                         '"renamed"')

    def test_last_modified_serves_where_there_is_no_etag(self):
        date = "Fri, 20 Nov 2026 10:00:00 GMT"
        url = self.server.plan("/consolidated.xml",
                               liar.whole(OLD, None, Last_Modified=date),
                               liar.page(304, b""))
        self.good(f"{LIST}={url}")
        done = self.good("--json")
        self.assertEqual(json.loads(done.stdout)["outcome"], "unchanged")
        self.assertEqual(self.server.asked[-1][1]["If-Modified-Since"], date)

    def test_a_list_that_is_packed_on_its_way_is_the_same_list(self):
        self.load()
        self.server.plan("/consolidated.xml", liar.packed(OLD))
        done = self.good("--json")
        self.assertEqual(json.loads(done.stdout)["outcome"], "unchanged")
        self.assertEqual(self.server.asked[-1][1]["Accept-Encoding"], "gzip")

    def test_a_proxy_is_asked_instead_of_the_server(self):
        url = "http://127.0.0.1:1/consolidated.xml"
        self.server.plan(url, liar.whole(OLD))
        proxy = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.good(f"{LIST}={url}", "--proxy", proxy)
        self.server.plan(url, liar.whole(NEW, '"new"'))
        self.good(f"{LIST}={url}", http_proxy=proxy)
        self.assertEqual(self.status()["entities"], 605)
        self.server.asked.clear()
        done = self.update(f"{LIST}={url}", http_proxy=proxy,
                           no_proxy="127.0.0.1",
                           TAMIZ_NETWORK=FAST + ",tries=1")
        self.assertEqual(done.returncode, 3)
        self.assertEqual(self.server.asked, [])

    def test_several_files_of_one_list_come_together(self):
        base = self.server.plan("/sdn.csv", liar.whole(
            b'36,"AEROCARIBBEAN AIRLINES","-0- ","CUBA","-0- ","-0- ","-0- ",'
            b'"-0- ","-0- ","-0- ","-0- ","-0- "\n', '"sdn"'))
        alt = b'36,12,"aka","AERO-CARIBBEAN",-0- \n'
        add = b'36,25,"-0- ","Havana","Cuba",-0- \n'
        self.server.plan("/alt.csv", liar.whole(alt, '"alt"'))
        self.server.plan("/add.csv", liar.whole(add, '"add"'))
        done = self.update(f"us_ofac_sdn={base}", "--force", "us_ofac_sdn")
        self.assertEqual(done.returncode, 3, done.stderr)  # one is missing
        self.assertRegex(done.stderr, r"sdn_comments\.csv: .*404")
        self.server.plan("/sdn_comments.csv",
                         liar.whole(b'36,"a comment"\n', '"c"'))
        self.good(f"us_ofac_sdn={base}", "--force", "us_ofac_sdn")
        hit = self.tamiz("screen", "Aero-Caribbean", "--json")
        self.assertIn('"ofac-36"', hit.stdout)
        # One of four changes: the others are not sent again.
        self.server.plan("/alt.csv", liar.whole(
            b'36,12,"aka","CARIBBEAN ELEPHANT",-0- \n', '"alt2"'))
        done = self.good("--json", "--force", "us_ofac_sdn")
        self.assertEqual(json.loads(done.stdout)["changed"], 1)
        self.assertEqual(len(self.server.asked), 4)
        hit = self.tamiz("screen", "Caribbean Elephant", "--json")
        self.assertIn('"ofac-36"', hit.stdout)
        done = self.good("--json", "--force", "us_ofac_sdn")
        self.assertEqual(json.loads(done.stdout)["outcome"], "unchanged")

    # ---- what goes well in the end ---------------------------------------

    def test_a_cut_transfer_goes_on_where_it_ended(self):
        at = len(NEW) // 2
        url = self.server.plan("/consolidated.xml", liar.cut(NEW, at),
                               liar.rest(NEW))
        self.good(f"{LIST}={url}")
        asked = self.server.asked[1][1]
        self.assertEqual(asked["Range"], f"bytes={at}-")
        self.assertEqual(asked["If-Range"], '"one"')
        self.assertEqual(self.status()["entities"], 605)

    def test_a_file_that_changed_meanwhile_starts_again(self):
        url = self.server.plan(
            "/consolidated.xml", liar.cut(OLD, len(OLD) - 100, '"one"'),
            liar.rest(NEW, '"two"'))
        self.good(f"{LIST}={url}")
        self.assertEqual(self.server.asked[1][1]["If-Range"], '"one"')
        self.assertEqual(self.status()["entities"], 605)

    def test_a_cut_transfer_without_proof_starts_again(self):
        url = self.server.plan(
            "/consolidated.xml", liar.cut(NEW, 1000, 'W/"weak"'),
            liar.whole(NEW))
        self.good(f"{LIST}={url}")
        self.assertNotIn("Range", self.server.asked[1][1])

    def test_a_server_in_trouble_is_asked_again(self):
        url = self.server.plan(
            "/consolidated.xml", liar.page(500, b"oops"),
            liar.page(503, b"later", Retry_After="0"), liar.whole(NEW))
        self.good(f"{LIST}={url}")
        self.assertEqual(len(self.server.asked), 3)

    def test_a_redirection_is_followed(self):
        there = self.server.plan("/there.xml", liar.whole(NEW))
        url = self.server.plan("/consolidated.xml",
                               liar.page(302, b"", Location=there))
        self.good(f"{LIST}={url}")

    # ---- what fails ------------------------------------------------------

    def test_a_server_that_drips_is_left(self):
        self.load()
        started = time.monotonic()
        self.refused("too slow: less than 1024 bytes in 300 ms, after 2 tries",
                     liar.drip(NEW, 0.01),
                     TAMIZ_NETWORK=FAST + ",tries=2,idle=300ms")
        self.assertLess(time.monotonic() - started, 15)

    def test_a_try_has_an_end(self):
        self.load()
        self.refused("imed out", liar.drip(NEW, 0.01, 100),
                     TAMIZ_NETWORK=FAST + ",tries=1,idle=1m,total=300ms")

    def test_a_transfer_that_is_always_cut_fails(self):
        self.load()
        self.refused(rf"cut off after 1000 of {len(NEW)} bytes, after 3 tries",
                     liar.cut(NEW, 1000))
        self.assertEqual(len(self.server.asked), 3)

    def test_a_part_that_is_not_the_one_asked_for_is_refused(self):
        self.load()
        self.refused("another part than was asked",
                     liar.cut(NEW, 1000), liar.rest(NEW, shift=1),
                     TAMIZ_NETWORK=FAST + ",tries=2")

    def test_a_content_length_that_promises_more_is_noticed(self):
        self.load()
        self.refused("cut off after",
                     liar.page(200, NEW, length=len(NEW) + 1))

    def test_a_content_length_that_promises_less_is_noticed(self):
        self.load()
        self.refused(r"consolidated\.xml:\d+:.*unclosed",
                     liar.page(200, NEW, length=len(NEW) - 40))

    def test_a_server_that_fails_for_ever_fails(self):
        self.load()
        self.refused(r"the server answered 500 \(its own failure\); expected "
                     "200, after 3 tries", liar.page(500, b"oops"))

    def test_a_list_that_is_not_there_is_not_asked_for_twice(self):
        self.load()
        self.refused(r"answered 404 \(not there\)", liar.page(404, b"no"))
        self.assertEqual(len(self.server.asked), 1)

    def test_a_redirection_loop_ends(self):
        self.load()
        self.refused("redirected more than 8 times", liar.page(
            302, b"", Location="/consolidated.xml"))

    def test_no_redirection_leads_to_a_file_of_this_machine(self):
        self.load()
        self.refused("rotocol", liar.page(
            302, b"", Location="file:///etc/passwd"))

    def test_a_login_page_is_no_list(self):
        self.load()
        self.refused('a web page came instead of the list: "Please log in"',
                     liar.page(200, b"<!DOCTYPE html>\n<html><head><title>\n"
                               b"Please  log in</title></head></html>"))

    def test_an_error_in_json_is_no_list(self):
        self.load()
        self.refused('JSON came instead of the list: {"error":"token expired"}',
                     liar.page(200, b'{"error":"token expired"}'))

    def test_an_empty_file_is_no_list(self):
        self.load()
        self.refused("the file is empty", liar.page(200, b""))
        self.refused("the file is empty", liar.page(200, b" \n\n"))

    def test_another_xml_is_no_list(self):
        self.load()
        self.refused(r"consolidated\.xml:1:.*not the UN list",
                     liar.page(200, b"<rss></rss>"))

    def test_a_cut_gzip_is_no_list(self):
        self.load()
        whole = gzip.compress(NEW)
        self.refused("cut short", liar.page(200, whole[:len(whole) // 2]))
        self.refused("cut short", liar.page(200, whole[:-3],
                                            Content_Encoding="gzip"))

    def test_another_encoding_is_refused(self):
        self.load()
        self.refused('expected gzip or nothing as Content-Encoding, not "br"',
                     liar.page(200, NEW, Content_Encoding="br"))

    def test_half_a_list_blows_the_fuse(self):
        self.load(body=un_list(1000))
        self.refused(r"700 entities; the version in use has 1000, and more "
                     r"than 20 % fewer blow the fuse; --force",
                     liar.whole(un_list(700), None))
        self.good("--fuse", "40")
        self.assertEqual(self.status()["entities"], 700)

    def test_a_list_below_its_floor_is_refused_even_the_first_time(self):
        url = self.server.plan("/consolidated.xml", liar.whole(un_list(200)))
        done = self.update(f"{LIST}={url}")
        self.assertEqual(done.returncode, 3)
        self.assertRegex(done.stderr, "the whole list has at least 500")
        self.assertIn("no version of it is stored", done.stderr)
        self.assertRegex(self.status()["failure"], "at least 500")
        self.good(f"{LIST}={url}", "--force", LIST)
        self.assertEqual(self.status()["entities"], 200)
        self.assertEqual(self.status()["failure"], "")

    def test_a_list_of_an_earlier_day_is_refused(self):
        self.load()
        self.refused("the data are of 2026-11-19; those in use are of "
                     "2026-11-20; --force",
                     liar.whole(un_list(605, date="2026-11-19"), None))
        self.good("--force", LIST)
        self.assertEqual(self.status()["published"], "2026-11-19")

    def test_without_libcurl_nothing_is_downloaded_and_the_rest_goes_on(self):
        self.load()
        for name in ("libcurl.so.4", "libcurl-gnutls.so.4"):
            (self.folder / name).write_bytes(b"")
        done = self.refused("downloads need libcurl", liar.whole(NEW),
                            words=("tamiz_cartels",),
                            LD_LIBRARY_PATH=str(self.folder))
        self.assertIn("tamiz_cartels", done.stdout)

    def test_a_huge_body_is_not_taken(self):
        self.load()
        self.refused("more than 4000000 bytes", liar.endless(b"<x/>" * 4096))
        self.refused("more than 4000000 bytes",
                     liar.endless(b"<x/>" * 4096, announced=True))

    def test_a_server_that_is_not_there_is_said_so(self):
        self.load()
        url = "http://127.0.0.1:1/consolidated.xml"
        done = self.update(f"{LIST}={url}")
        self.assertEqual(done.returncode, 3)
        self.assertRegex(done.stderr, "127.0.0.1.*after 3 tries")

    def test_a_certificate_that_nobody_signed_is_not_trusted(self):
        self.load()
        files = liar.certificate(self.folder)
        server = liar.Liar(files)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        self.server, plain = server, self.server
        self.refused("certificate is not trusted", liar.whole(NEW))
        self.assertEqual(server.asked, [])
        url = server.plan("/consolidated.xml", liar.whole(NEW))
        self.good(f"{LIST}={url}", SSL_CERT_FILE=files[0])
        self.assertEqual(self.status()["entities"], 605)
        # And from there nothing leads back to plain http.
        there = plain.plan("/there.xml", liar.whole(OLD))
        url = server.plan("/consolidated.xml",
                          liar.page(302, b"", Location=there))
        done = self.update(f"{LIST}={url}", SSL_CERT_FILE=files[0])
        self.assertEqual(done.returncode, 3)
        self.assertRegex(done.stderr, "rotocol")
        self.assertEqual(plain.asked, [])

    # ---- among others ----------------------------------------------------

    def test_a_list_that_fails_does_not_stop_the_others(self):
        self.load()
        before = self.current()
        good = self.server.plan("/sdn.xml", liar.whole(
            Path(__file__).parents[1].joinpath("golden/ofac_classic.xml")
            .read_bytes()))
        bad = self.server.plan("/consolidated.xml", liar.page(500, b""))
        done = self.update(f"{LIST}={bad}", f"us_ofac_sdn={good}",
                           "--force", "us_ofac_sdn", "--json")
        self.assertEqual(done.returncode, 3)
        rows = {r["list"]: r for r in map(json.loads,
                                          done.stdout.splitlines())}
        self.assertEqual(rows["us_ofac_sdn"]["outcome"], "new")
        self.assertEqual(rows[LIST]["outcome"], "failed")
        self.assertTrue(rows[LIST]["kept"])
        self.assertEqual(rows[LIST]["entities"], 600)
        self.assertNotEqual(self.current(), before)
        self.assertEqual(self.status()["entities"], 600)
        self.assertGreater(self.status("us_ofac_sdn")["entities"], 0)

    def test_a_list_that_never_came_is_asked_from_the_same_place_again(self):
        url = self.server.plan("/consolidated.xml", liar.page(404, b""))
        self.assertEqual(self.update(f"{LIST}={url}").returncode, 3)
        self.server.plan("/consolidated.xml", liar.whole(OLD))
        self.good()
        self.assertEqual(self.status()["source"], url)

    def test_a_path_at_fault_is_the_users_and_stops_nothing(self):
        self.load()
        bad = self.folder / "bad.xml"
        bad.write_text("<html><title>Sorry</title></html>")
        done = self.update(f"{LIST}={bad}")
        self.assertEqual(done.returncode, 2)
        self.assertIn(f'{bad}: a web page came instead of the list: "Sorry"',
                      done.stderr)

    def test_two_updates_wait_for_each_other_and_readers_for_none(self):
        self.load()
        slow = self.server.plan("/consolidated.xml", liar.drip(NEW, 0.01, 2000))
        first = subprocess.Popen(
            [TAMIZ, "update", f"{LIST}={slow}"], env=dict(
                self.env, TAMIZ_NETWORK="tries=1"),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        while not self.server.asked:
            time.sleep(0.01)
        self.assert_answers()
        second = self.update("tamiz_cartels")
        self.assertEqual(second.returncode, 0, second.stderr)
        self.assertIn("another update of this home is running; waiting",
                      second.stderr)
        _, err = first.communicate(timeout=60)
        self.assertEqual(first.returncode, 0, err)
        self.assertEqual(self.status()["entities"], 605)

    def test_what_a_killed_update_left_is_removed_and_nothing_else(self):
        self.load()
        raw = self.home / "raw"
        kept = sorted(p.name for p in raw.iterdir())
        orphan = raw / ("0" * 64 + ".zst")
        orphan.write_bytes(b"x")
        (raw / ".new-AbC123").write_bytes(b"x")
        (raw / "notes.txt").write_bytes(b"mine")
        draft = self.home / "lists" / LIST / ".new-AbC123"
        draft.mkdir()
        (draft / "x.zst").symlink_to("nowhere")
        (self.home / "current.new-AbC123").write_bytes(b"x")
        (self.home / "snapshots" / "x.tz.new-AbC123").write_bytes(b"x")
        (self.home / "incoming").mkdir()
        (self.home / "incoming" / "un_sc_sanctions-0").write_bytes(b"x")
        self.good("tamiz_cartels")
        self.assertEqual(sorted(p.name for p in raw.iterdir()),
                         sorted(kept + ["notes.txt"]))
        self.assertEqual(self.garbage(), [])
        # A manifest that cannot be read may name anything.
        orphan.write_bytes(b"x")
        manifest = self.home / "lists" / LIST / "000001" / "manifest.tsv"
        text = manifest.read_text()
        manifest.write_text("torn")
        self.update("tamiz_cartels")
        self.assertTrue(orphan.exists())
        manifest.write_text(text)
        self.good("tamiz_cartels")
        self.assertFalse(orphan.exists())

    def test_old_snapshots_go_when_enough_newer_ones_are_there(self):
        self.load()
        for n in range(13):
            self.server.plan("/consolidated.xml",
                             liar.whole(un_list(600 + n, note=str(n)), None))
            self.good("--quiet")
        names = {p.name for p in (self.home / "snapshots").iterdir()}
        snapshots = {name for name in names if name.endswith(".tz")}
        self.assertEqual(len(snapshots), 11)
        self.assertIn(self.current().strip(), snapshots)
        self.assertEqual(names - snapshots,
                         {name + end for name in snapshots
                          for end in (".checked", ".gone")})

    def test_every_goes_on_until_it_is_told_to_end(self):
        url = self.load()
        run = subprocess.Popen(
            [TAMIZ, "update", f"{LIST}={url}", "--every", "1h", "--json"],
            env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True)
        rows = [json.loads(run.stdout.readline())]
        run.send_signal(signal.SIGHUP)
        rows.append(json.loads(run.stdout.readline()))
        run.terminate()
        self.assertEqual(run.wait(timeout=20), 0)
        self.assertEqual([r["outcome"] for r in rows], ["unchanged"] * 2)
        run.communicate()
        # Also in the middle of a download.
        before = self.current()
        slow = self.server.plan("/consolidated.xml", liar.drip(NEW, 0.01))
        run = subprocess.Popen(
            [TAMIZ, "update", f"{LIST}={slow}", "--every", "1h"],
            env=dict(self.env, TAMIZ_NETWORK="idle=1m"), text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while not self.server.asked:
            time.sleep(0.01)
        run.terminate()
        out, err = run.communicate(timeout=20)
        self.assertEqual(run.returncode, 0, err)
        self.assertIn("stopped", err)
        self.assertEqual(self.current(), before)
        self.assertEqual(self.garbage(), [])


if __name__ == "__main__":
    at = sys.argv.index("--tamiz")
    TAMIZ = sys.argv[at + 1]
    del sys.argv[at:at + 2]
    unittest.main(verbosity=2)
