#!/bin/sh
# Makes the namespace and the search attribute that the workflows set; what is there already stays.
set -eu
namespace=$TEMPORAL_NAMESPACE
temporal operator namespace describe --namespace "$namespace" >/dev/null 2>&1 ||
  temporal operator namespace create --namespace "$namespace" --retention 30d
temporal operator search-attribute list --namespace "$namespace" | grep -q PishkhanOrganisation ||
  temporal operator search-attribute create --namespace "$namespace" --name PishkhanOrganisation --type Keyword
