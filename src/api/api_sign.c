/* SPDX-License-Identifier: Apache-2.0 */
/* Snapshots signed, and opened only when signed. What is signed is the digest
 * in the header, which opening compares with the content. */
#include "base_arena.h"
#include "base_error.h"
#include "base_file.h"
#include "base_sign.h"
#include "index_snapshot.h"

/* A small file that is there; its bytes are unmapped with tamiz_map_close(). */
static tamiz_code read_file(const char *path, tamiz_map *map,
                            tamiz_error *err) {
    tamiz_code code = tamiz_map_open(map, path, err);
    if (code || map->bytes.size <= TAMIZ_KEY_FILE_MOST) return code;
    tamiz_map_close(map);
    return tamiz_fail(err, TAMIZ_BAD_INPUT, path,
                      "too long for a key or a signature");
}

static tamiz_code read_public(const char *path, tamiz_public_key *key,
                              tamiz_error *err) {
    tamiz_map map = {.bytes = {NULL, 0}};
    tamiz_code code = read_file(path, &map, err);
    if (!code) code = tamiz_public_key_read(map.bytes, path, key, err);
    tamiz_map_close(&map);
    return code;
}

static tamiz_code read_secret(const char *path, tamiz_secret_key *key,
                              tamiz_error *err) {
    tamiz_map map = {.bytes = {NULL, 0}};
    tamiz_code code = read_file(path, &map, err);
    if (!code) code = tamiz_secret_key_read(map.bytes, path, key, err);
    tamiz_map_close(&map);
    return code;
}

/* ---- signing ----------------------------------------------------------- */

static tamiz_code write_signature(const char *path,
                                  const tamiz_signature *signature,
                                  tamiz_error *err) {
    tamiz_arena arena = {0};
    tamiz_buffer text = {0};
    char *beside = tamiz_arena_print(&arena, "%s.sig", path);
    tamiz_signature_write(signature, &text);
    tamiz_code code =
        beside && !text.failed
            ? tamiz_file_write(beside, tamiz_buffer_view(&text), err)
            : tamiz_fail_memory(err, path);
    tamiz_buffer_clear(&text);
    tamiz_arena_clear(&arena);
    return code;
}

tamiz_code tamiz_snapshot_sign(const char *path, const char *key_path,
                               tamiz_error *err) {
    tamiz_secret_key key;
    tamiz_snapshot *s = NULL;
    tamiz_code code = tamiz_snapshot_open_in_full(path, &s, err);
    if (!code) code = read_secret(key_path, &key, err);
    if (!code) {
        tamiz_signature signature = tamiz_sign(&key, &s->header->digest);
        tamiz_forget(&key, sizeof key);
        code = write_signature(path, &signature, err);
    }
    tamiz_snapshot_close(s);
    return code;
}

static tamiz_code write_keys(const char *name, const tamiz_public_key *public,
                             const tamiz_secret_key *secret, tamiz_error *err) {
    tamiz_arena arena = {0};
    tamiz_buffer open = {0}, hidden = {0};
    char *pub = tamiz_arena_print(&arena, "%s.pub", name);
    char *key = tamiz_arena_print(&arena, "%s.key", name);
    tamiz_public_key_write(public, &open);
    tamiz_secret_key_write(secret, &hidden);
    tamiz_code code = TAMIZ_OK;
    if (!pub || !key || open.failed || hidden.failed)
        code = tamiz_fail_memory(err, name);
    if (!code)
        code = tamiz_file_create(key, 0600, tamiz_buffer_view(&hidden), err);
    if (!code) {
        code = tamiz_file_create(pub, 0644, tamiz_buffer_view(&open), err);
        if (code) (void)remove(key); /* no half of a pair */
    }
    if (hidden.data) tamiz_forget(hidden.data, hidden.room);
    tamiz_buffer_clear(&hidden);
    tamiz_buffer_clear(&open);
    tamiz_arena_clear(&arena);
    return code;
}

tamiz_code tamiz_key_generate(const char *name, tamiz_error *err) {
    tamiz_public_key public_key;
    tamiz_secret_key secret_key;
    tamiz_code code = tamiz_key_make(&public_key, &secret_key, err);
    if (!code) code = write_keys(name, &public_key, &secret_key, err);
    tamiz_forget(&secret_key, sizeof secret_key);
    return code;
}

/* ---- trusting ---------------------------------------------------------- */

static tamiz_code check(const tamiz_snapshot *s, const char *path,
                        const tamiz_signature *signature,
                        const tamiz_public_key *key, tamiz_error *err) {
    char id[TAMIZ_KEY_ID_SIZE + 1];
    const tamiz_digest *digest = &s->header->digest;
    tamiz_key_id(key, id);
    if (tamiz_signature_holds(signature, key, digest)) return TAMIZ_OK;
    if (strcmp(signature->key_id, id) != 0)
        return tamiz_fail(err, TAMIZ_UNTRUSTED, path,
                          "signed by key %s, expected %s", signature->key_id,
                          id);
    if (memcmp(&signature->digest, digest, sizeof *digest) != 0)
        return tamiz_fail(err, TAMIZ_UNTRUSTED, path,
                          "its signature is of another snapshot");
    return tamiz_fail(err, TAMIZ_UNTRUSTED, path,
                      "its signature does not hold");
}

static tamiz_code read_signature(const char *path, tamiz_signature *out,
                                 tamiz_error *err) {
    tamiz_arena arena = {0};
    tamiz_map map = {.bytes = {NULL, 0}};
    char *beside = tamiz_arena_print(&arena, "%s.sig", path);
    tamiz_code code =
        beside ? read_file(beside, &map, err) : tamiz_fail_memory(err, path);
    if (code == TAMIZ_NOT_FOUND)
        code = tamiz_fail(err, TAMIZ_UNTRUSTED, path,
                          "not signed: there is no signature in %s.sig beside "
                          "it",
                          path);
    if (!code) code = tamiz_signature_read(map.bytes, beside, out, err);
    tamiz_map_close(&map);
    tamiz_arena_clear(&arena);
    return code;
}

/* Bytes that do not match their hash are not what was signed. */
static tamiz_code open_whole(const char *path, tamiz_snapshot **out,
                             tamiz_error *err) {
    tamiz_code code = tamiz_snapshot_open_in_full(path, out, err);
    if (code != TAMIZ_CORRUPT) return code;
    if (err) err->code = TAMIZ_UNTRUSTED;
    return TAMIZ_UNTRUSTED;
}

tamiz_code tamiz_snapshot_open_signed(const char *path, const char *key_path,
                                      tamiz_snapshot **out, tamiz_error *err) {
    tamiz_public_key key;
    tamiz_signature signature;
    tamiz_snapshot *s = NULL;
    tamiz_code code = read_public(key_path, &key, err);
    if (!code) code = open_whole(path, &s, err);
    if (!code) code = read_signature(path, &signature, err);
    if (!code) code = check(s, path, &signature, &key, err);
    if (code)
        tamiz_snapshot_close(s);
    else
        *out = s;
    return code;
}
