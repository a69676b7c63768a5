@Injectable()
export class CaptchaService {
  constructor(private readonly http: HttpService, private readonly config: ConfigService) {}
  async image(key: string): Promise<Buffer> {
    const { data } = await firstValueFrom(this.http.get(`https://naveropenapi.apigw.ntruss.com/captcha-bin/v1/ncaptcha?key=${key}${key}`, { responseType: 'arraybuffer' }));
    return data;
  }
}