#!/bin/sh
# Copies every record of drafts/ that may be published to public/, and ends with 1 when any was stopped.
set -eu

stopped=0
for draft in drafts/*; do
    [ -f "$draft" ] || continue
    name=$(basename "$draft")
    # what is judged is a copy that nobody edits meanwhile, and this copy is what is published
    held=$(mktemp -d)
    cp "$draft" "$held/$name"
    # the condition of an if: its code is not lost, and set -e does not end the loop
    if checker gate "$held/$name" --format concise -o "gate/$name.txt"; then
        mv "$held/$name" "public/$name"
    else
        code=$?
        echo "stopped with code $code: $name" >&2
        stopped=1
    fi
    rm -rf "$held"
done
exit "$stopped"
