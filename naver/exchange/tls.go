package exchange

import (
	"crypto/tls"
	"crypto/x509"
)

func tlsFacts(state tls.ConnectionState) *TLS {
	facts := certificateFacts(state.PeerCertificates)
	if facts == nil {
		facts = new(TLS)
	}
	facts.Version = tls.VersionName(state.Version)
	facts.Cipher = tls.CipherSuiteName(state.CipherSuite)
	return facts
}

// certificateFacts describes the server's own certificate, or nothing if it sent none.
func certificateFacts(chain []*x509.Certificate) *TLS {
	if len(chain) == 0 {
		return nil
	}
	return &TLS{
		Issuer:  chain[0].Issuer.String(),
		Subject: chain[0].Subject.String(),
		Expires: chain[0].NotAfter,
	}
}
