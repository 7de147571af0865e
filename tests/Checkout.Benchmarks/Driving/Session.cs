using System.Net;

namespace Checkout.Benchmarks.Driving;

/// <summary>Signs in through the form, as a browser does, and keeps the cookies as one header.</summary>
internal static class Session
{
    public static async Task<string> SignInAsync(Uri portal, string email, string password)
    {
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = portal };
        var cookies = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var form = await GetAsync(http, "/SignIn", cookies);
        using var post = new HttpRequestMessage(HttpMethod.Post, "/SignIn")
        {
            Content = new FormUrlEncodedContent([
                KeyValuePair.Create("Email", email), KeyValuePair.Create("Password", password),
                KeyValuePair.Create("__RequestVerificationToken", TokenIn(form))]),
        };
        post.Headers.Add("Cookie", Header(cookies));
        using var answer = await http.SendAsync(post);
        Keep(answer, cookies);
        if (answer.StatusCode is not (HttpStatusCode.Found or HttpStatusCode.SeeOther))
        {
            throw new InvalidOperationException($"{email} could not sign in: {answer.StatusCode}.");
        }

        // The first page brings the cookies of the account and of the forms.
        await GetAsync(http, "/Invoices", cookies);
        return Header(cookies);
    }

    private static async Task<string> GetAsync(HttpClient http, string path, SortedDictionary<string, string> cookies)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", Header(cookies));
        }

        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        Keep(answer, cookies);
        return await answer.Content.ReadAsStringAsync();
    }

    private static void Keep(HttpResponseMessage answer, SortedDictionary<string, string> cookies)
    {
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            cookies[pair[0]] = pair[1];
        }
    }

    private static string Header(SortedDictionary<string, string> cookies) =>
        string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    private static string TokenIn(string form)
    {
        const string field = "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"";
        var start = form.IndexOf(field, StringComparison.Ordinal) + field.Length;
        return form[start..form.IndexOf('"', start)];
    }
}
