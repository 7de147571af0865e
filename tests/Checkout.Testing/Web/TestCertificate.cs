using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Checkout.Testing.Web;

/// <summary>A certificate for this run only: cookies of the portal travel over HTTPS alone, in tests too.</summary>
public static class TestCertificate
{
    public static X509Certificate2 Localhost { get; } = Create();

    private static X509Certificate2 Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
#pragma warning disable RS0030 // Browsers and TLS judge a certificate by the machine's clock, whatever the tests' says.
        var now = TimeProvider.System.GetUtcNow();
#pragma warning restore RS0030
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
    }
}
