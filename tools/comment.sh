#!/bin/sh
# Posts the report of a pull request's own run as the one comment on it. That run was a fork's code: GitHub says which pull request
# it belongs to, and of all that it left one file is read, as text. Needs GH_TOKEN, REPOSITORY, RUN and, of the run, its commit HEAD
# and the OWNER and BRANCH that this came from.
set -eu
case "$HEAD" in
  *[!0-9a-f]*) echo "HEAD is no commit" >&2; exit 1 ;;
esac
if [ ${#HEAD} -ne 40 ]; then echo "HEAD is no commit" >&2; exit 1; fi
case "$RUN" in
  '' | *[!0-9]*) echo "RUN is no number" >&2; exit 1 ;;
esac
number=$(gh api --method GET "repos/$REPOSITORY/pulls" --raw-field state=open --raw-field base=main --raw-field "head=$OWNER:$BRANCH" \
  --jq ".[] | select(.head.sha == \"$HEAD\") | .number" | head -n 1)
if [ -z "$number" ]; then
  echo "no open pull request is at $HEAD: the report is about none, or is out of date" >&2
  exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
artifact=$(gh api "repos/$REPOSITORY/actions/runs/$RUN/artifacts?name=report&per_page=100" --jq '[.artifacts[]
  | select(.name == "report" and (.expired | not) and .size_in_bytes <= 5000000)] | sort_by(.created_at) | last | .id // empty')
if [ -n "$artifact" ]; then
  gh api "repos/$REPOSITORY/actions/artifacts/$artifact/zip" | head -c 5000001 > "$folder/report.zip"
fi
PYTHONPATH=hooks python3 tools/harmless.py "$folder/report.zip" "$HEAD" "$RUN" > "$folder/comment.md"
mark=$(head -n 1 "$folder/comment.md")
mine=$(gh api --paginate "repos/$REPOSITORY/issues/$number/comments" \
  --jq ".[] | select(.user.login == \"github-actions[bot]\" and (.body | startswith(\"$mark\"))) | .id" | head -n 1)
if [ -n "$mine" ]; then
  gh api --silent --method PATCH "repos/$REPOSITORY/issues/comments/$mine" --field "body=@$folder/comment.md"
else
  gh api --silent --method POST "repos/$REPOSITORY/issues/$number/comments" --field "body=@$folder/comment.md"
fi
