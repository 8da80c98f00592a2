{{- /*
What the other templates need to know of carrel.yaml, as JSON:
  doors    [{ port, from: [CIDR] }]   where anybody outside of the pod can come in; from is empty for everybody
  console  port
  outward  [port]                     of upstreams, catalogues and the database
  grace    seconds                    that a gateway takes to stop, at most
Whether the file is right is for the gateway to say (carrel check); here is refused what cannot work in a cluster.
*/ -}}
{{- define "carrel.plan" -}}
{{- if not (trim .Values.configuration) -}}
  {{- fail "configuration is missing: --set-file configuration=carrel.yaml" -}}
{{- end -}}
{{- $file := fromYaml .Values.configuration -}}
{{- if hasKey $file "Error" -}}
  {{- fail (printf "configuration is no YAML: %s" $file.Error) -}}
{{- end -}}
{{- $storage := $file.storage | default dict -}}
{{- if not (regexMatch "^/var/lib/carrel(/|$)" ($storage.path | default "")) -}}
  {{- fail "configuration: storage.path must be /var/lib/carrel, which is the gateway's own volume" -}}
{{- end -}}
{{- if gt (int .Values.replicas) 1 -}}
  {{- include "carrel.refuse-what-a-pair-cannot-share" $file -}}
{{- end -}}
{{- $ways := values ($file.terminals | default dict) -}}
{{- if $file.tunnels -}}
  {{- $ways = append $ways $file.tunnels -}}
{{- end -}}
{{- $doors := list -}}
{{- range $ways -}}
  {{- $port := include "carrel.port" .bind -}}
  {{- if $port -}}
    {{- $from := list -}}
    {{- if .allow -}}
      {{- range concat .allow (.balancers | default list) -}}
        {{- $from = append $from (include "carrel.cidr" .) -}}
      {{- end -}}
    {{- end -}}
    {{- $doors = append $doors (dict "port" (int $port) "from" (uniq $from)) -}}
  {{- end -}}
{{- end -}}
{{- $console := include "carrel.port" (($file.console | default dict).bind | default "") -}}
{{- if not $console -}}
  {{- fail "configuration: console.bind must be 0.0.0.0:PORT, for the cluster asks there how the gateway is" -}}
{{- end -}}
{{- $outward := list -}}
{{- range values ($file.upstreams | default dict) -}}
  {{- range concat (list .address) (.fallback | default list) -}}
    {{- $outward = append $outward (int (regexFind "[0-9]+$" .)) -}}
  {{- end -}}
{{- end -}}
{{- if $storage.jdbc -}}
  {{- range splitList "," (regexFind "//[^/?]*" $storage.jdbc) -}}
    {{- $outward = append $outward (int (trimPrefix ":" (regexFind ":[0-9]+$" .) | default "5432")) -}}
  {{- end -}}
{{- end -}}
{{- $grace := int (include "carrel.seconds" (($file.shutdown | default dict).grace | default "10s")) -}}
{{- /* doors close 5 s after nobody is sent there any more; then terminals, then catalogue clients may finish */ -}}
{{- dict "doors" $doors "console" (int $console) "outward" (uniq $outward) "grace" (add 5 $grace $grace 10) | toJson -}}
{{- end }}

{{- define "carrel.refuse-what-a-pair-cannot-share" -}}
{{- $storage := .storage | default dict -}}
{{- if not $storage.jdbc -}}
  {{- fail "configuration: two replicas know each other by a database; write storage.jdbc and storage.login" -}}
{{- end -}}
{{- if hasPrefix "passphrase:" ($storage.key | default "") -}}
  {{- fail "configuration: two replicas draw a salt each, so storage.key must be a key and no passphrase" -}}
{{- end -}}
{{- range $name, $upstream := .upstreams -}}
  {{- $token := $upstream.token | default dict -}}
  {{- if or (eq ($token.class | default "") "epoch") (and (eq ($token.class | default "") "pairwise") (not $token.key)) -}}
    {{- fail (printf "configuration: two replicas would draw a key each for the tokens of %s; write class: pairwise with a key, or session" $name) -}}
  {{- end -}}
{{- end -}}
{{- end }}

{{- /* The port of what is bound, and nothing where only the pod itself comes there. */ -}}
{{- define "carrel.port" -}}
{{- $bind := toString . -}}
{{- if not (regexMatch "^(127[.]|localhost:|\\[::1\\]:|$)" $bind) -}}
  {{- if not (regexMatch "^(0[.]0[.]0[.]0|\\[::\\]):[0-9]+$" $bind) -}}
    {{- fail (printf "configuration: %s is no address of a pod; bind to 0.0.0.0, and say by allow who may come" $bind) -}}
  {{- end -}}
  {{- regexFind "[0-9]+$" $bind -}}
{{- end -}}
{{- end }}

{{- define "carrel.cidr" -}}
{{- if contains "/" . }}{{ . }}{{ else if contains ":" . }}{{ . }}/128{{ else }}{{ . }}/32{{ end -}}
{{- end }}

{{- define "carrel.seconds" -}}
{{- $number := int (regexFind "^[0-9]+" .) -}}
{{- if hasSuffix "ms" . }}{{ add1 (div $number 1000) }}
{{- else if hasSuffix "h" . }}{{ mul $number 3600 }}
{{- else if hasSuffix "m" . }}{{ mul $number 60 }}
{{- else }}{{ $number }}
{{- end -}}
{{- end }}
