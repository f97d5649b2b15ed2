# SPDX-License-Identifier: Apache-2.0
# bash completion of tamiz. Made from the command's own help by
# tests/cli/check_docs.py --renew; do not edit.
_tamiz() {
    local word=${COMP_WORDS[COMP_CWORD]} last=${COMP_WORDS[COMP_CWORD - 1]}
    local command= i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        update | forge | lists | screen | compare | eval | testpack | scan | show | diff | export | link | owned | keygen | sign | verify | policy | accept)
            command=${COMP_WORDS[i]}
            break
            ;;
        esac
    done
    COMPREPLY=()
    case $last in
    --home)
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
        return
        ;;
    --snapshot | --output | -o | --file | --key | --trusted-key | --rejects)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    --list | --force)
        mapfile -t COMPREPLY < <(compgen -W 'au_dfat_sanctions ca_dfatd_sema_sanctions ch_seco_sanctions csv eu_fsf ftm gb_fcdo_sanctions senzing tamiz_cartels un_sc_sanctions us_ofac_cons us_ofac_sdn us_state_fto us_trade_csl' -- "$word")
        return
        ;;
    --schema)
        mapfile -t COMPREPLY < <(compgen -W 'LegalEntity Person Organization PublicBody Company Vessel Airplane CryptoWallet Security BankAccount Territory UserAccount' -- "$word")
        return
        ;;
    --gender)
        mapfile -t COMPREPLY < <(compgen -W 'male female' -- "$word")
        return
        ;;
    esac
    local words='--home --snapshot --trusted-key --json --quiet --no-color -h --help --version'
    case $command in
    '') words+=' update forge lists screen compare eval testpack scan show diff export link owned keygen sign verify policy accept' ;;
    update) words+=' --offline --fuse --force --proxy --every --seen' ;;
    forge) words+=' -o --output --entities --as --like' ;;
    lists) words+=' --as-of --known-on' ;;
    screen) words+=' --schema --birth-date --country --gender --fact --id --threshold --limit --list --as-of --weak --explain --exhaustive -o --output --file --known-on --threads --rejects --no-evidence --policy --use --show-accepted --html' ;;
    compare) words+=' --schema --file' ;;
    eval) words+=' --threshold --list --as-of --weak --exhaustive --errors --known-on' ;;
    testpack) words+=' --list -o --output --file --known-on --names --seed' ;;
    scan) words+=' --threshold --limit --list --as-of --weak --explain --exhaustive -o --output --known-on --policy --use --watch --per-message --date --gone --html' ;;
    show) words+=' --as-of --known-on --history' ;;
    diff) words+=' --limit --list' ;;
    export) words+=' --list -o --output --format --known-on' ;;
    link) words+=' --list --same --forbid --forget --why --ambiguous' ;;
    owned) words+=' --threshold --list --as-of --file --known-on --share --more-than' ;;
    keygen) words+=' -o --output' ;;
    sign) words+=' --key' ;;
    verify) words+=' --key' ;;
    accept) words+=' --schema --birth-date --country --gender --fact --id --policy --use --query --answer --entity --reason --by --until --withdraw' ;;
    esac
    case $command in
    update | forge | lists) words+=' au_dfat_sanctions ca_dfatd_sema_sanctions ch_seco_sanctions csv eu_fsf ftm gb_fcdo_sanctions senzing tamiz_cartels un_sc_sanctions us_ofac_cons us_ofac_sdn us_state_fto us_trade_csl' ;;
    scan | eval) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
    esac
    local found
    mapfile -t found < <(compgen -W "$words" -- "$word")
    COMPREPLY+=("${found[@]}")
}
complete -o filenames -F _tamiz tamiz
